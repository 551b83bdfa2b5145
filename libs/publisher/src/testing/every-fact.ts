import type { InvoiceEvent } from '#invoice/domain';
import {
  cancelInvoice,
  createInvoice,
  deleteInvoice,
  factsOf,
  line,
  markAsPaid,
  moneyReported,
  paymentFailed,
  paymentStarted,
  publishInvoice,
  recordPayment,
  refundPayment,
  reopenInvoice,
  replaceInvoice,
  reversePayment,
} from '#invoice/testing';

const notified = {
  notificationId: 'notification-1',
  channel: 'email',
  template: 'published',
  target: 'ada@example.com',
  customerConsent: true,
} as const;

const personal = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+12025550123', taxId: 'GB-4711' };

/** A life in which money comes, goes back and comes again, with every fact that a published invoice may have. */
const paidAtLast: readonly InvoiceEvent[] = [
  ...factsOf(
    createInvoice({ customer: personal, details: { notes: 'Dear Ada' } }),
    replaceInvoice({ customer: { ...personal, name: 'Ada King' }, details: { notes: 'Dear Ada' } }),
    replaceInvoice({
      customer: { ...personal, name: 'Ada King' },
      lines: [line({ quantity: '2', taxes: [{ name: 'VAT', percentage: '21', inclusive: false }] })],
      details: {
        notes: 'Dear Countess',
        reference: 'PO 4711',
        discount: { kind: 'percentage', percentage: '10', lines: null },
        metadata: { orderId: '4711' },
      },
    }),
    publishInvoice(),
  ),
  { type: 'NotificationRequested', data: notified },
  { type: 'NotificationSent', data: { ...notified, providerId: null } },
  {
    type: 'NotificationRequested',
    data: { ...notified, notificationId: 'notification-2', channel: 'sms', target: '+12025550123' },
  },
  {
    type: 'NotificationFailed',
    data: {
      ...notified,
      notificationId: 'notification-2',
      channel: 'sms',
      target: '+12025550123',
      errorCode: 'unreachable',
      errorMessage: '+12025550123 is unknown',
    },
  },
  { type: 'Viewed', data: { at: '2026-06-16T10:00:00.000Z' } },
  { type: 'BecamePastDue', data: { dueDate: '2026-06-30' } },
  paymentStarted(),
  paymentFailed,
  moneyReported('payment-8', '10.00'),
];

/** Lives that together hold every fact that there is. */
export const everyFact: Readonly<Record<string, readonly InvoiceEvent[]>> = {
  '0198c1e0-0000-7000-8000-000000000001': paidAtLast,
  '0198c1e0-0000-7000-8000-000000000002': factsOf(
    createInvoice(),
    publishInvoice(),
    recordPayment('40', { paymentId: 'payment-1' }),
    markAsPaid({ paymentId: 'payment-2' }),
    refundPayment('10', { paymentId: 'payment-1' }),
    reversePayment({ paymentId: 'payment-2' }),
  ),
  '0198c1e0-0000-7000-8000-000000000003': factsOf(
    createInvoice({}, { lifecyclePolicy: 'open' }),
    cancelInvoice,
    reopenInvoice,
    deleteInvoice,
  ),
};
