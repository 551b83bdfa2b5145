import { amountDue, type ExistingInvoice, isZero, paymentStateOf, shownTotals } from '#invoice/domain';

/** The invoice after an event, so that most consumers need not call back. Made of the events alone: no clock is asked. */
export const snapshotOf = (state: ExistingInvoice, version: number) => ({
  id: state.invoiceId,
  serial: state.serial,
  version,
  number: state.details.number,
  status: statusByEvents(state),
  paymentState: paymentStateOf(state),
  currency: state.currency,
  customerId: state.customer.id,
  issueDate: state.details.issueDate,
  dueDate: state.details.dueDate,
  paymentDate: state.status === 'paid' ? state.settlement.paymentDate : null,
  totals: shownTotals(state),
});

/**
 * `past_due` once the log says so (`BecamePastDue` for the due date that holds), never by the clock: the same event has to be
 * the same bytes whenever they are made.
 */
function statusByEvents(state: ExistingInvoice): ExistingInvoice['status'] | 'past_due' {
  if (state.status !== 'due' || state.details.dueDate === null) return state.status;
  const announced = state.announcedPastDue.includes(state.details.dueDate);
  return announced && !isZero(amountDue(state)) ? 'past_due' : 'due';
}
