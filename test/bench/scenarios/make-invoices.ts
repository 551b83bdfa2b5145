import type { Answer } from '../../service/api-client.ts';
import type { Service } from '../../service/start-service.ts';
import { threeLineInvoice } from './invoice.ts';

const atOnce = 32;

/** Makes so many drafts, hands each to `then`, and answers their ids. */
export async function makeInvoices(
  { client }: Service,
  count: number,
  then: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const ids: string[] = [];
  let started = 0;
  const work = async () => {
    while (started++ < count) {
      const { body } = accepted(await client.post('/v1/invoices', threeLineInvoice)) as { body: { id: string } };
      await then(body.id);
      ids.push(body.id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ids;
}

/** @throws Error where the service refused */
export function accepted(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`the service answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
}
