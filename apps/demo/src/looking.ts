import type { HistoryEntry, Invoice, ServiceClient } from './service-client.ts';
import { chapter, cut, request, say, table } from './terminal.ts';

interface ListItem {
  readonly number: string | null;
  readonly status: string;
  readonly customerName: string | null;
  readonly total: string;
  readonly amountDue: string;
  readonly currency: string;
}

/** What this story did: the service answers once its lists have the newest command. */
const ofThisStory = (client: ServiceClient, since: string) => ({
  query: `createdFrom=${encodeURIComponent(since)}`,
  headers: { 'min-log-position': client.newestPosition },
});

export async function list(client: ServiceClient, since: string): Promise<void> {
  chapter('The list, largest first');
  const { query, headers } = ofThisStory(client, since);
  request(`GET /v1/invoices?createdFrom=…&sort=-total   Min-Log-Position: ${headers['min-log-position']}`);
  const { body } = await client.get<{ readonly items: readonly ListItem[] }>(
    'GET',
    `/v1/invoices?${query}&sort=-total`,
    { headers },
  );
  table(body.items, [
    { heading: 'number', of: ({ number }) => number ?? '-' },
    { heading: 'customer', of: ({ customerName }) => cut(customerName ?? '-', 24) },
    { heading: 'status', of: ({ status }) => status },
    { heading: 'total', of: ({ total }) => total, alignRight: true },
    { heading: 'due', of: ({ amountDue }) => amountDue, alignRight: true },
    { heading: '', of: ({ currency }) => currency },
  ]);
}

interface SummaryItem {
  readonly currency: string;
  readonly status: string;
  readonly count: number;
  readonly total: string;
  readonly amountDue: string;
}

export async function summarise(client: ServiceClient, since: string): Promise<void> {
  chapter('The summary, a currency at a time');
  const { query, headers } = ofThisStory(client, since);
  request('GET /v1/invoices/summary?createdFrom=…');
  const { body } = await client.get<{ readonly items: readonly SummaryItem[] }>(
    'GET',
    `/v1/invoices/summary?${query}`,
    { headers },
  );
  table(body.items, [
    { heading: 'currency', of: ({ currency }) => currency },
    { heading: 'status', of: ({ status }) => status },
    { heading: 'invoices', of: ({ count }) => String(count), alignRight: true },
    { heading: 'total', of: ({ total }) => total, alignRight: true },
    { heading: 'due', of: ({ amountDue }) => amountDue, alignRight: true },
  ]);
}

export async function history(client: ServiceClient, { id, number }: Invoice): Promise<void> {
  chapter('The history of one invoice, made from its events and nothing else');
  request(`GET /v1/invoices/…${id.slice(-8)}`);
  const { body } = await client.get<Invoice>('GET', `/v1/invoices/${id}`);
  table(body.history, [
    { heading: 'v', of: ({ version }) => String(version) },
    { heading: 'what', of: ({ typeName }) => typeName },
    { heading: 'when', of: ({ occurredAt }) => occurredAt.slice(11, 23) },
    { heading: 'who', of: ({ actor }) => actor.id },
    { heading: 'changes', of: (entry) => cut(changesOf(entry), 36) },
  ]);
  if (number !== null) say(`Also in a terminal: npm run -s invoicectl -- history ${id}`);
}

export async function past(client: ServiceClient, asPublished: Invoice): Promise<void> {
  chapter('The same invoice as of an earlier moment');
  const { id, updatedAt } = asPublished;
  request(`GET /v1/invoices/…${id.slice(-8)}?asOf=${updatedAt}`);
  const then = (await client.get<Invoice>('GET', `/v1/invoices/${id}?asOf=${encodeURIComponent(updatedAt)}`)).body;
  const now = (await client.get<Invoice>('GET', `/v1/invoices/${id}`)).body;
  table(
    [
      { moment: updatedAt.slice(11, 23), ...then },
      { moment: 'now', ...now },
    ],
    [
      { heading: 'moment', of: ({ moment }) => moment },
      { heading: 'version', of: ({ version }) => String(version), alignRight: true },
      { heading: 'status', of: ({ status }) => status },
      { heading: 'paid', of: ({ totals }) => totals.amountPaid, alignRight: true },
      { heading: 'due', of: ({ totals }) => totals.amountDue, alignRight: true },
    ],
  );
}

/** The reason where one was given, else the first paths that changed. */
const changesOf = ({ reason, changes }: HistoryEntry): string => {
  const paths = changes.map(({ path }) => path).join(' ');
  return reason === null ? paths : `"${reason}" ${paths}`;
};
