import type { Details, Line, LineTax } from '../invoice/content.ts';
import { computeFigures } from './compute-figures.ts';
import type { FiguresOutcome } from './figures-input.ts';
import type { Figures, TotalsPolicy } from './figures.ts';

/** What a test says of an invoice; everything else is left at nothing. */
export interface InvoiceFixture {
  readonly policy?: TotalsPolicy;
  readonly exponent?: number;
  readonly lines?: readonly Partial<Line>[];
  readonly details?: Partial<Details>;
}

export const tax = (percentage: string, name = 'VAT'): LineTax => ({ name, percentage, inclusive: false });
export const contained = (percentage: string, name = 'VAT'): LineTax => ({ name, percentage, inclusive: true });

/** One thing at that price. */
export const priced = (unitPrice: string, ...taxes: LineTax[]): Partial<Line> => ({ unitPrice, taxes });

export function outcomeOf({
  policy = 'standard',
  exponent = 2,
  lines = [],
  details = {},
}: InvoiceFixture): FiguresOutcome {
  return computeFigures({
    policy,
    exponent,
    lines: lines.map((line, index) => ({ ...emptyLine, id: `l${index + 1}`, ...line })),
    details: { ...emptyDetails, ...details },
  });
}

export function figuresOf(invoice: InvoiceFixture): Figures {
  const outcome = outcomeOf(invoice);
  if (outcome.outcome === 'computed') return outcome.figures;
  throw new Error(`Refused: ${outcome.errors.map((error) => `${error.pointer} ${error.code}`).join(', ')}`);
}

/** `pointer code` of everything that was refused. */
export function refusalsOf(invoice: InvoiceFixture): string[] {
  const outcome = outcomeOf(invoice);
  return outcome.outcome === 'computed' ? [] : outcome.errors.map((error) => `${error.pointer} ${error.code}`);
}

const emptyLine: Line = {
  id: '',
  sku: null,
  description: 'Consulting',
  quantity: '1',
  unit: null,
  unitPrice: '0',
  discountPercentage: null,
  taxes: [],
};

const emptyDetails: Details = {
  number: null,
  reference: null,
  notes: null,
  terms: null,
  locale: null,
  issueDate: null,
  dueDate: null,
  discount: null,
  taxPercentage: null,
  feesPercentage: null,
  shipping: null,
  useCardPrice: false,
  metadata: {},
};
