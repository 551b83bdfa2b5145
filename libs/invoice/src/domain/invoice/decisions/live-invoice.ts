import { type FieldError, type Refused, refuse } from '../../decision.ts';
import { holdsMoney, openPayment } from '../money-held.ts';
import type { DeletedInvoice, ExistingInvoice, Invoice } from '../state.ts';

export type LiveInvoice = Exclude<ExistingInvoice, DeletedInvoice>;

/** A deleted invoice answers no command, as one that never was; its history stays. */
export const isLive = (state: Invoice): state is LiveInvoice => state.status !== 'none' && state.status !== 'deleted';

export const notFound = (): Refused => refuse('invoice-not-found', 'There is no such invoice.');

/** The money for which an invoice may not end: on its way, or here already. */
export const whatStandsInTheWay = (state: LiveInvoice): readonly FieldError[] => [
  ...paymentInFlight(state),
  ...(holdsMoney(state) ? [moneyIsHeld] : []),
];

export const paymentInFlight = (state: LiveInvoice): readonly FieldError[] =>
  openPayment(state) === undefined ? [] : [inFlight];

const inFlight: FieldError = {
  pointer: '',
  code: 'payment-in-flight',
  detail: 'A payment is with its processor: until its outcome is known, nothing else may settle or end the invoice.',
};

export const moneyIsHeld: FieldError = {
  pointer: '',
  code: 'money-received',
  detail: 'Money has been received on this invoice: refund or reverse it first.',
};
