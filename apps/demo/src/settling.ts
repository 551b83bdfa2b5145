import { randomUUID } from 'node:crypto';
import { onBehalfOf } from './service-client.ts';
import type { Invoice, Problem, ServiceClient } from './service-client.ts';
import { chapter, refusal, request, table } from './terminal.ts';

interface Ends {
  readonly whole: Invoice;
  readonly partly: Invoice;
  readonly cancelled: Invoice;
}

export async function settle(client: ServiceClient, { whole, partly, cancelled }: Ends): Promise<void> {
  chapter('One is paid, one is paid in part, one is cancelled');
  const send = async (what: string, { id }: Invoice, body: unknown) => {
    request(`POST /v1/invoices/…${id.slice(-8)}/${what}   ${JSON.stringify(body)}`);
    return (await client.get<Invoice>('POST', `/v1/invoices/${id}/${what}`, { body, headers: onBehalfOf })).body;
  };
  const ends = [
    await send('mark-as-paid', whole, { paymentMethod: 'check', reference: `check ${randomUUID().slice(0, 4)}` }),
    await send('payments', partly, { amount: '2500.00', method: 'bank_transfer' }),
    await send('cancel', cancelled, { reason: 'Ordered twice' }),
  ];
  table(ends, [
    { heading: 'number', of: ({ number }) => number ?? '' },
    { heading: 'status', of: ({ status }) => status },
    { heading: 'payment', of: ({ paymentState }) => paymentState },
    { heading: 'total', of: ({ totals }) => totals.total, alignRight: true },
    { heading: 'paid', of: ({ totals }) => totals.amountPaid, alignRight: true },
    { heading: 'due', of: ({ totals }) => totals.amountDue, alignRight: true },
    { heading: '', of: ({ currency }) => currency },
  ]);
}

export async function beRefused(client: ServiceClient, paid: Invoice): Promise<void> {
  chapter('What may not be, is refused in words');
  request(`POST /v1/invoices/…${paid.id.slice(-8)}/cancel   (it is paid)`);
  const { status, body } = await client.ask<Problem>('POST', `/v1/invoices/${paid.id}/cancel`, { headers: onBehalfOf });
  refusal(`${String(status)} ${body.code}: ${body.detail}`);
}
