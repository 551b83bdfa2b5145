import type { Service } from '../../service/start-service.ts';
import { threeLineInvoice } from './invoice.ts';
import { accepted, makeInvoices } from './make-invoices.ts';
import { type Scenario, withKey } from './scenario.ts';

const invoices = 500;

/** Invoices that were created, updated and published: five or six events each, read in turn. */
export function getWithHistory(): Scenario {
  let paths: readonly string[] | null = null;
  return {
    name: 'get with history',
    target: 0.5,
    prepare: async (service, { seconds }) => {
      paths ??= (await makeInvoices(service, invoices, (id) => giveHistory(service, id))).map(
        (id) => `/v1/invoices/${id}`,
      );
      return {
        requests: { method: 'GET', paths, headers: withKey(service), body: null, expectedStatus: 200 },
        until: { seconds },
      };
    },
  };
}

async function giveHistory({ client }: Service, id: string): Promise<void> {
  const path = `/v1/invoices/${id}`;
  const lines = threeLineInvoice.lines.map((line) => ({ ...line, quantity: '2' }));
  const customer = { ...threeLineInvoice.customer, name: 'Augusta Ada King' };
  accepted(await client.put(path, { ...threeLineInvoice, lines }));
  accepted(await client.put(path, { ...threeLineInvoice, lines, customer, notes: 'as agreed' }));
  accepted(await client.post(`${path}/publish`));
}
