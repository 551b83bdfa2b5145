import {
  amountDue,
  evolve,
  initialInvoice,
  type ExistingInvoice,
  type Invoice,
  paymentStateOf,
  pastDueFrom,
  shownTotals,
} from '#invoice/domain';
import { scaledAmount } from '../amounts/scaled-amount.ts';
import type { DecodedInvoiceEvent, InvoiceRow, ProjectedInvoice } from '../port/rows.ts';
import { BrokenStream } from './broken-stream.ts';

/**
 * One more event of an invoice's stream.
 * @throws BrokenStream where it is not the next one
 */
export function projectInvoice(
  before: Omit<ProjectedInvoice, 'position'> | null,
  event: DecodedInvoiceEvent,
): ProjectedInvoice {
  if (event.revision !== (before?.version ?? 0))
    throw new BrokenStream(event.stream, before?.version ?? 0, event.revision);
  const { occurredAt } = event.metadata;
  return {
    state: existing(evolve(before?.state ?? initialInvoice, event), event),
    version: event.version,
    createdAt: before?.createdAt ?? occurredAt,
    updatedAt: occurredAt,
    publishedAt: event.type === 'Published' ? occurredAt : (before?.publishedAt ?? null),
    position: event.position,
  };
}

function existing(state: Invoice, event: DecodedInvoiceEvent): ExistingInvoice {
  if (state.status === 'none') throw new BrokenStream(event.stream, 0, event.revision);
  return state;
}

export function invoiceRow({
  state,
  version,
  createdAt,
  updatedAt,
  publishedAt,
  position,
}: ProjectedInvoice): InvoiceRow {
  const { customer, details } = state;
  return {
    tenant: state.tenantId,
    id: state.invoiceId,
    serial: state.serial,
    number: details.number,
    status: state.status,
    payment_state: paymentStateOf(state),
    customer_id: customer.id,
    customer_name: customer.name,
    customer_name_key: customer.name?.toLowerCase() ?? null,
    search_text: searchText([details.number, customer.name, customer.company, customer.email]),
    currency: state.currency,
    exponent: state.exponent,
    issue_date: details.issueDate,
    due_date: details.dueDate,
    payment_date: state.status === 'paid' ? state.settlement.paymentDate : null,
    time_zone: state.published?.timeZone ?? null,
    total: scaledAmount(shownTotals(state).total),
    amount_due: scaledAmount(amountDue(state)),
    past_due_at: pastDueFrom(state),
    created_at: createdAt,
    updated_at: updatedAt,
    published_at: publishedAt,
    version,
    position,
    document: JSON.stringify(state),
  };
}

const searchText = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase();
