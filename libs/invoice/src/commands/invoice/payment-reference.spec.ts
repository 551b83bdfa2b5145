import { describe, expect, test } from '@jest/globals';
import { context, Workplace } from '../testing/workplace.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';
import { MarkInvoiceAsPaidCommand, MarkInvoiceAsPaidHandler } from './mark-invoice-as-paid.command.ts';
import { RecordPaymentCommand, RecordPaymentHandler } from './record-payment.command.ts';

async function publishedInvoice(workplace: Workplace): Promise<string> {
  const { invoiceId } = await workplace.create(undefined, {}, { publish: true });
  return invoiceId;
}

const record = (
  { runtime }: Workplace,
  invoiceId: string,
  reference: string | null,
  idempotencyKey: string | null = null,
): Promise<InvoiceCommandResult> =>
  new RecordPaymentHandler(runtime).execute(
    new RecordPaymentCommand(context({ idempotencyKey }), invoiceId, {
      amount: '1',
      method: 'cash',
      reference,
      valueDate: null,
    }),
  );

const refused = { refusal: { code: 'duplicate-payment-reference', errors: [{ pointer: '/reference' }] } };

describe('the reference of a payment', () => {
  test('is taken for another invoice', async () => {
    await using workplace = await Workplace.open();
    await record(workplace, await publishedInvoice(workplace), 'slip 1');
    await expect(record(workplace, await publishedInvoice(workplace), 'slip 1')).rejects.toMatchObject(refused);
  });

  test('is taken for another payment of the same invoice', async () => {
    await using workplace = await Workplace.open();
    const invoiceId = await publishedInvoice(workplace);
    await record(workplace, invoiceId, 'slip 1');
    await expect(record(workplace, invoiceId, 'slip 1')).rejects.toMatchObject(refused);
    const rest = { paymentMethod: 'cash', paymentDate: null, reference: 'slip 1' } as const;
    await expect(
      new MarkInvoiceAsPaidHandler(workplace.runtime).execute(new MarkInvoiceAsPaidCommand(context(), invoiceId, rest)),
    ).rejects.toMatchObject(refused);
  });

  test('does not stand in the way of a repeated request', async () => {
    await using workplace = await Workplace.open();
    const invoiceId = await publishedInvoice(workplace);
    await record(workplace, invoiceId, 'slip 1', 'k1');
    expect(await record(workplace, invoiceId, 'slip 1', 'k1')).toMatchObject({ version: 3, replayed: true });
  });

  test('may be absent any number of times', async () => {
    await using workplace = await Workplace.open();
    const invoiceId = await publishedInvoice(workplace);
    await record(workplace, invoiceId, null);
    expect(await record(workplace, invoiceId, null)).toMatchObject({ version: 4 });
  });
});
