import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, ApiClient } from '../../service/api-client.ts';
import type { SeenInvoice } from '../checks/observation.ts';
import type { HistoryEntry, ListRow, RegisterEntry, ShownInvoice } from '../journal/shown-invoice.ts';

const atOnce = 16;
const wholeHistory = 1_000;
const settlingMilliseconds = 10_000;
const settlingPause = 100;

/** Everything in the list, page by page, as of this log position or later. */
export async function readList(
  client: ApiClient,
  position: string,
): Promise<{ rows: readonly ListRow[]; total: number }> {
  const rows: ListRow[] = [];
  let total = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/v1/invoices?limit=200&includeTotal=true${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = expectOk(await client.get(path, { 'min-log-position': position }));
    rows.push(...body.items);
    total = body.total;
    cursor = body.nextCursor;
  }
  return { rows, total };
}

/** The register of the default series, as of this log position or later. A series without a number does not exist. */
async function readRegister(client: ApiClient, position: string): Promise<readonly RegisterEntry[]> {
  const entries: RegisterEntry[] = [];
  for (let after: string | null = ''; after !== null;) {
    const path: string = `/v1/numbers/INV-?limit=1000${after && `&after=${encodeURIComponent(after)}`}`;
    const answer = await client.get(path, { 'min-log-position': position });
    if (answer.status === 404) return [];
    const { body } = expectOk(answer);
    entries.push(...body.items);
    after = body.nextAfter;
  }
  return entries;
}

/**
 * The register when a start has completed what the process before left open: it does so before it listens, and where that
 * takes longer than a few seconds, soon after. What is never completed is read as it stands.
 */
export async function readSettledRegister(client: ApiClient, position: string): Promise<readonly RegisterEntry[]> {
  const until = performance.now() + settlingMilliseconds;
  for (;;) {
    const register = await readRegister(client, position);
    if (performance.now() > until || register.every(({ outcome }) => outcome !== 'reserved')) return register;
    await delay(settlingPause);
  }
}

/** Each invoice and its history; one that there is not is left out. */
export async function readInvoices(client: ApiClient, ids: ReadonlySet<string>): Promise<readonly SeenInvoice[]> {
  const waiting = [...ids];
  const seen: SeenInvoice[] = [];
  const read = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const invoice = await client.get(`/v1/invoices/${id}`);
      if (invoice.status === 404) continue;
      const history = await client.get(`/v1/invoices/${id}/history?limit=${String(wholeHistory)}`);
      seen.push({
        invoice: expectOk(invoice).body as ShownInvoice,
        history: expectOk(history).body.items as readonly HistoryEntry[],
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  return seen;
}

function expectOk(answer: Answer): Answer {
  if (answer.status === 200) return answer;
  throw new Error(`reading back was answered with ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
}
