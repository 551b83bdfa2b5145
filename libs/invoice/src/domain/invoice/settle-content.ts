import type { FieldError } from '../decision.ts';
import { computeFigures, type Figures, type TotalsPolicy } from '../totals/index.ts';
import type { Customer, Details, InvoiceContent, Line } from './content.ts';
import { settleDetails } from './settle-details.ts';
import { settleLines } from './settle-lines.ts';

/** What a caller sent, made into what will stand. */
export interface SettledContent {
  readonly customer: Customer;
  readonly lines: readonly Line[];
  readonly details: Details;
  readonly figures: Figures;
}

export type SettleOutcome =
  | { readonly outcome: 'settled'; readonly content: SettledContent }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

/** What the content is settled against: nothing for a new invoice, else what stands. */
export interface Standing {
  readonly exponent: number;
  readonly totalsPolicy: TotalsPolicy;
  readonly lines: readonly Line[];
  readonly details: Details | null;
}

/** Every broken rule is named at once, each with its JSON pointer into the native body. */
export function settleContent(content: InvoiceContent, standing: Standing): SettleOutcome {
  const { exponent, totalsPolicy } = standing;
  const { lines, errors: lineErrors } = settleLines(content.lines, standing.lines, exponent);
  const { details, errors: detailErrors } = settleDetails(content.details, standing.details, lines, exponent);
  const computed = computeFigures({ policy: totalsPolicy, exponent, lines, details });
  const errors = [...lineErrors, ...detailErrors, ...(computed.outcome === 'refused' ? computed.errors : [])];
  if (computed.outcome === 'refused' || errors.length > 0) return { outcome: 'refused', errors };
  return { outcome: 'settled', content: { customer: content.customer, lines, details, figures: computed.figures } };
}
