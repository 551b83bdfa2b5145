import { CommandRefused } from '#invoice';
import {
  calculationsFor,
  exponentOf,
  type InvoiceContent,
  isNegative,
  refuseContent,
  settleContent,
  toExponent,
  type ZeroCostProcessing,
} from '#invoice/domain';

/**
 * What an invoice with this content would come to. Nothing is stored.
 * @throws CommandRefused as creating it would
 */
export function calculateContent(
  content: InvoiceContent,
  zeroCost: ZeroCostProcessing,
): Readonly<Record<string, unknown>> {
  const exponent = exponentOf(content.currency) ?? 2;
  const settled = settleContent(content, { exponent, totalsPolicy: 'standard', lines: [], details: null });
  if (settled.outcome === 'refused') throw new CommandRefused(refuseContent(settled.errors).refusal);
  const { details, figures } = settled.content;
  const nothing = toExponent('0', exponent);
  const { total } = figures.totals;
  const calculations = calculationsFor({ baseTotal: total, exponent, zeroCost, useCardPrice: details.useCardPrice });
  return {
    currency: content.currency,
    totals: {
      ...figures.totals,
      surcharge: nothing,
      cashDiscount: nothing,
      amountPaid: nothing,
      amountRefunded: nothing,
      amountDue: isNegative(total) ? nothing : total,
    },
    lines: figures.lines.map(({ gross, discount, total: lineTotal, tax }) => ({
      gross,
      discount,
      total: lineTotal,
      tax,
    })),
    taxes: figures.taxes,
    calculations,
  };
}
