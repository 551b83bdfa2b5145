import { accept, type Decision, refuse } from '../../decision.ts';
import { isNegative, isZero } from '../../money/index.ts';
import { type Calculation, calculationFor, pricedMethodOf } from '../../totals/index.ts';
import type { MarkInvoiceAsPaid } from '../commands.ts';
import type { Decimal } from '../content.ts';
import type { InvoiceEvent, PaymentMethod, PricedMethod } from '../events.ts';
import { amountPaid } from '../money-held.ts';
import { refuseContent } from '../../refuse-content.ts';
import type { DueInvoice, Invoice } from '../state.ts';
import { amountDue, basePrice } from '../status.ts';
import { isLive, notFound, paymentInFlight } from './live-invoice.ts';
import { dayErrors } from './record-payment.ts';

const SENTENCE = 'Only invoices in published (Due, Past Due) status and not paid can be marked as paid.';

export function markAsPaid(state: Invoice, command: MarkInvoiceAsPaid): Decision<InvoiceEvent> {
  if (!isLive(state)) return notFound();
  const inFlight = paymentInFlight(state);
  if (state.status !== 'due' || inFlight.length > 0) return refuse('invalid-transition', SENTENCE, inFlight);
  const errors = dayErrors('/paymentDate', command.paymentDate);
  if (errors.length > 0) return refuseContent(errors);

  const { paymentId, paymentMethod: method, reference } = command;
  const paymentDate = command.paymentDate ?? command.today;
  return accept({
    type: 'Paid',
    data: {
      paymentId,
      method,
      reference,
      valueDate: paymentDate,
      paymentDate,
      transactionId: null,
      card: null,
      sandbox: false,
      markedAsPaid: true,
      ...settling(state, method),
    },
  });
}

interface Settling {
  readonly amount: Decimal;
  readonly pricedMethod: PricedMethod | null;
  readonly calculation: Calculation;
}

/** Where nothing was paid before: the whole, at the price of the method. Else what is left of the base total. */
function settling(state: DueInvoice, method: PaymentMethod): Settling {
  const calculation = calculationFor(state.published.calculations, method);
  const whole = isZero(amountPaid(state)) && !isNegative(calculation.total);
  return whole
    ? { amount: calculation.total, pricedMethod: pricedMethodOf(method), calculation }
    : { amount: amountDue(state), pricedMethod: null, calculation: basePrice(state) };
}
