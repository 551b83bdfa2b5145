import { createFive, publish, repeat, update } from './drafting.ts';
import { history, list, past, summarise } from './looking.ts';
import type { Invoice, ServiceClient } from './service-client.ts';
import { beRefused, settle } from './settling.ts';
import { say, title } from './terminal.ts';

/** Five invoices from draft to their ends, told while it happens. */
export async function tellStory(client: ServiceClient): Promise<void> {
  title('Five invoices, and everything that ever happened to them');
  const drafts = await createFive(client);
  const [order, agency, office, marketing, gateway] = drafts as [Invoice, Invoice, Invoice, Invoice, Invoice];
  await repeat(client);
  await update(client, gateway);
  const published = await publish(client, [order, agency, office, gateway]);
  const asPublished = published[3]!;
  await settle(client, { whole: gateway, partly: agency, cancelled: office });
  await beRefused(client, gateway);
  await list(client, drafts[0]!.createdAt);
  await summarise(client, drafts[0]!.createdAt);
  await history(client, gateway);
  await past(client, asPublished);
  console.log();
  say(
    `${marketing.customer.name ?? ''}'s draft and ${order.customer.name ?? ''}'s invoice are left for you. Where next: ${client.url}/docs`,
  );
}
