import { adjustedFigures } from './adjusted.ts';
import { bankersFigures } from './bankers.ts';
import { declaredFigures } from './declared.ts';
import type { FiguresInput, FiguresOutcome } from './figures-input.ts';
import type { TotalsPolicy } from './figures.ts';
import { standardFigures } from './standard.ts';

/** What the invoice comes to by its totals policy. Pure and exact; never throws for what a client may send. */
export function computeFigures(input: FiguresInput & { readonly policy: TotalsPolicy }): FiguresOutcome {
  switch (input.policy) {
    case 'standard':
      return standardFigures(input);
    case 'declared':
      return declaredFigures(input);
    case 'adjusted':
      return adjustedFigures(input);
    case 'bankers':
      return bankersFigures(input);
    default:
      return input.policy satisfies never;
  }
}
