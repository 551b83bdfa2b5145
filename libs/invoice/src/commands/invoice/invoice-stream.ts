import {
  evolve,
  initialInvoice,
  type Invoice,
  type InvoiceEvent,
  refuse,
  type Refusal,
  type Refused,
} from '../../domain/index.ts';
import type { Aggregate } from '../execution/session.ts';

export const invoiceAggregate: Aggregate<Invoice, InvoiceEvent> = { initial: initialInvoice, evolve };

export const invoiceStream = (invoiceId: string): string => `invoice-${invoiceId}`;

/** Another tenant's invoice is as unknown as one that never was. */
export const notTheirs =
  (tenantId: string, invoiceId: string) =>
  (state: Invoice): Refusal | null =>
    state.status === 'none' || state.tenantId !== tenantId ? notFound(invoiceId) : null;

/** A deleted invoice answers no command; its history stays readable. */
export const unlessDeleted = <Result>(state: Invoice, decision: () => Result): Result | Refused =>
  state.status === 'deleted' ? { outcome: 'refused', refusal: notFound(state.invoiceId) } : decision();

const notFound = (invoiceId: string): Refusal =>
  refuse('invoice-not-found', `there is no invoice ${invoiceId}`).refusal;
