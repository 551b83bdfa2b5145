import { type Difference, differences } from '../differences.ts';
import type { Customer, Decimal, Details, Line } from '../invoice/content.ts';
import type { DetailsUpdated, InvoiceCreated, InvoiceEvent } from '../invoice/events.ts';
import { nativeDetails } from '../invoice/native-body.ts';
import { add, subtract, toExponent } from '../money/index.ts';
import type { BaseTotals } from '../totals/figures.ts';

/** Of the details, what publishing may fill in; an update of details says itself what stood before. */
type FilledIn = Pick<Details, 'number' | 'issueDate' | 'dueDate'>;

/** What an event may change, as it stood before: carried along the stream, so that each entry can say before and after. */
interface Before {
  customer: Customer;
  lines: readonly Line[];
  filledIn: FilledIn;
  totals: BaseTotals;
  amountPaid: Decimal;
  amountRefunded: Decimal;
}

/** Says of each event of one invoice, told in order from the first, which members it changed. */
export class Changes {
  #before: Before | null = null;

  of(event: InvoiceEvent): readonly Difference[] {
    if (event.type === 'InvoiceCreated') {
      this.#before = beginning(event.data);
      return [];
    }
    return this.#before === null ? [] : changes(this.#before, event);
  }
}

const beginning = ({ customer, lines, details, figures, exponent }: InvoiceCreated): Before => {
  const nothing = toExponent('0', exponent);
  return {
    customer,
    lines,
    filledIn: filledInBy(details),
    totals: figures.totals,
    amountPaid: nothing,
    amountRefunded: nothing,
  };
};

function changes(before: Before, event: Exclude<InvoiceEvent, { type: 'InvoiceCreated' }>): readonly Difference[] {
  switch (event.type) {
    case 'CustomerUpdated':
      return moved(before, { customer: event.data.customer });
    case 'LineItemsUpdated':
      return moved(before, { lines: event.data.lines, totals: event.data.figures.totals });
    case 'DetailsUpdated':
      return detailsUpdated(before, event.data);
    case 'Published':
      return moved(before, { filledIn: filledInBy(event.data) });
    case 'Paid':
    case 'PaymentRecorded':
      return moved(before, { amountPaid: add(before.amountPaid, event.data.amount) });
    case 'PaymentReversed':
      return moved(before, { amountPaid: subtract(before.amountPaid, event.data.amount) });
    case 'Refunded':
      return moved(before, { amountRefunded: add(before.amountRefunded, event.data.amount) });
    case 'PaymentStarted':
    case 'PaymentFailed':
    case 'Cancelled':
    case 'Reopened':
    case 'Deleted':
    case 'NotificationRequested':
    case 'NotificationSent':
    case 'NotificationFailed':
    case 'BecamePastDue':
    case 'Viewed':
      return [];
    default:
      return event satisfies never;
  }
}

const filledInBy = ({ number, issueDate, dueDate }: Pick<Details, keyof FilledIn>): FilledIn => ({
  number,
  issueDate,
  dueDate,
});

function detailsUpdated(before: Before, { before: stood, after, figures }: DetailsUpdated): readonly Difference[] {
  const said = differences('', nativeDetails(stood), nativeDetails(after));
  before.filledIn = filledInBy({ ...before.filledIn, ...after });
  return figures === null ? said : [...said, ...moved(before, { totals: figures.totals })];
}

/** Notes what stands from now on, and says where that differs. */
function moved(before: Before, after: Partial<Before>): readonly Difference[] {
  const found: Difference[] = [];
  if (after.customer !== undefined) found.push(...differences('/customer', before.customer, after.customer));
  if (after.lines !== undefined) found.push(...differences('/lines', before.lines, after.lines));
  if (after.filledIn !== undefined) found.push(...differences('', before.filledIn, after.filledIn));
  if (after.totals !== undefined) found.push(...differences('/totals', before.totals, after.totals));
  for (const member of ['amountPaid', 'amountRefunded'] as const) {
    if (after[member] !== undefined) found.push(...differences(`/totals/${member}`, before[member], after[member]));
  }
  Object.assign(before, after);
  return found;
}
