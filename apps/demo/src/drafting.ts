import { randomUUID } from 'node:crypto';
import { seedInvoices } from './seed-invoices.ts';
import { customerOf, onBehalfOf } from './service-client.ts';
import type { Invoice, ServiceClient } from './service-client.ts';
import { chapter, request, say, table } from './terminal.ts';

const day = 24 * 60 * 60 * 1000;

export async function createFive(client: ServiceClient): Promise<readonly Invoice[]> {
  chapter('Five drafts, each from the example body of another invoicing API');
  request('POST /v1/invoices');
  const dueDate = new Date(Date.now() + 30 * day).toISOString().slice(0, 10);
  const created: (Invoice & { readonly api: string })[] = [];
  for (const { api, body } of seedInvoices(dueDate)) {
    created.push({ ...(await client.get<Invoice>('POST', '/v1/invoices', { body, headers: onBehalfOf })).body, api });
  }
  table(created, [
    { heading: 'from', of: ({ api }) => api },
    { heading: 'customer', of: customerOf },
    { heading: 'total', of: ({ totals }) => totals.total, alignRight: true },
    { heading: '', of: ({ currency }) => currency },
    { heading: 'status', of: ({ status }) => status },
    { heading: 'id ends in', of: ({ id }) => `…${id.slice(-8)}` },
  ]);
  return created;
}

export async function repeat(client: ServiceClient): Promise<void> {
  chapter('The same request twice makes one invoice');
  const [seed] = seedInvoices(new Date(Date.now() + 14 * day).toISOString().slice(0, 10));
  const options = { body: seed!.body, headers: { ...onBehalfOf, 'idempotency-key': `demo-${randomUUID()}` } };
  request('POST /v1/invoices   Idempotency-Key: demo-…   (sent twice)');
  const first = await client.get<Invoice>('POST', '/v1/invoices', options);
  const second = await client.get<Invoice>('POST', '/v1/invoices', options);
  const same = first.body.id === second.body.id ? 'the same invoice' : 'ANOTHER INVOICE';
  const replayed = second.headers.get('idempotency-replayed') ?? 'absent';
  say(`Second answer: ${same}, Idempotency-Replayed: ${replayed}. The key is in the event itself: it counts for ever.`);
  await client.get('DELETE', `/v1/invoices/${first.body.id}`, {
    headers: { ...onBehalfOf, 'x-reason': 'only to show a replay' },
  });
}

export async function update(client: ServiceClient, draft: Invoice): Promise<void> {
  chapter(`${customerOf(draft)} orders more punch cards`);
  const body = structuredClone(seedInvoices(draft.dueDate ?? '')[4]!.body) as { lines: { quantity: number }[] };
  body.lines[1]!.quantity = 30;
  request(`PUT /v1/invoices/…${draft.id.slice(-8)}   If-Match: "${String(draft.version)}"`);
  const { body: updated } = await client.get<Invoice>('PUT', `/v1/invoices/${draft.id}`, {
    body,
    headers: { ...onBehalfOf, 'if-match': `"${String(draft.version)}"`, 'x-reason': 'Customer called' },
  });
  say(
    `10 boxes became 30: the total went from ${draft.totals.total} to ${updated.totals.total}, version ${String(updated.version)}.`,
  );
  say('Had someone else changed it since, If-Match would have answered 412 with their changes.');
}

export async function publish(client: ServiceClient, drafts: readonly Invoice[]): Promise<readonly Invoice[]> {
  chapter('Four are published: a number without gaps, and everything on them frozen');
  request('POST /v1/invoices/{id}/publish');
  const published: Invoice[] = [];
  for (const { id } of drafts) {
    published.push((await client.get<Invoice>('POST', `/v1/invoices/${id}/publish`, { headers: onBehalfOf })).body);
  }
  table(published, [
    { heading: 'number', of: ({ number }) => number ?? '' },
    { heading: 'customer', of: customerOf },
    { heading: 'due', of: ({ dueDate }) => dueDate ?? '' },
    { heading: 'total', of: ({ totals }) => totals.total, alignRight: true },
    { heading: '', of: ({ currency }) => currency },
    { heading: 'status', of: ({ status }) => status },
  ]);
  return published;
}
