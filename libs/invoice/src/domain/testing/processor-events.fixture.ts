import type { InvoiceEvent, PaymentStarted } from '../invoice/events.ts';

const card = { brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2030 };

/** What only processors bring: no command of this module leads to these facts. */
export const paymentStarted = (overrides: Partial<PaymentStarted> = {}): InvoiceEvent => ({
  type: 'PaymentStarted',
  data: {
    paymentId: 'payment-7',
    method: 'card',
    pricedMethod: 'credit_card',
    processor: 'processor-1',
    amount: '100.00',
    processorKey: 'invoice-1.payment-7',
    card,
    sandbox: true,
    ...overrides,
  },
});

export const paymentFailed: InvoiceEvent = {
  type: 'PaymentFailed',
  data: { paymentId: 'payment-7', errorCode: 'card_declined', errorMessage: 'The card was declined.' },
};

export const paidByProcessor: InvoiceEvent = {
  type: 'Paid',
  data: {
    paymentId: 'payment-7',
    amount: '100.00',
    method: 'card',
    reference: null,
    valueDate: '2026-06-16',
    transactionId: 'tx-1',
    card,
    sandbox: true,
    markedAsPaid: false,
    paymentDate: '2026-06-16',
    pricedMethod: 'credit_card',
    calculation: { total: '100.00', surcharge: '0.00', cashDiscount: '0.00' },
  },
};

/** Money that a processor reports by itself, whatever the invoice thinks of it. */
export const moneyReported = (paymentId: string, amount: string): InvoiceEvent => ({
  type: 'PaymentRecorded',
  data: {
    paymentId,
    amount,
    method: 'ach',
    reference: null,
    valueDate: '2026-06-17',
    transactionId: 'tx-2',
    card: null,
    sandbox: true,
  },
});
