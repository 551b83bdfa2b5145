import type { FieldError } from '../decision.ts';
import type { Details, Line } from '../invoice/content.ts';
import type { Figures } from './figures.ts';

/** What a totals policy turns into figures. `details.discount` names its lines by id. */
export interface FiguresInput {
  /** ISO 4217 minor-unit digits of the invoice's currency. */
  readonly exponent: number;
  readonly lines: readonly Line[];
  readonly details: Details;
}

/** The figures, or everything that stands in their way. Pointers are into the native body, e.g. `/lines/0/unitPrice`. */
export type FiguresOutcome =
  | { readonly outcome: 'computed'; readonly figures: Figures }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

export const computed = (figures: Figures): FiguresOutcome => ({ outcome: 'computed', figures });
export const refused = (errors: readonly FieldError[]): FiguresOutcome => ({ outcome: 'refused', errors });
