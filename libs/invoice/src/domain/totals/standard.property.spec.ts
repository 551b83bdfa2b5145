import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import type { Details, Discount, Line, LineTax } from '../invoice/content.ts';
import { formatFixedPoint } from '../money/fixed-point.ts';
import type { Figures } from './figures.ts';
import { figuresOf, type InvoiceFixture } from './invoice.fixture.ts';

type Lines = readonly Partial<Line>[];
interface Invoice {
  readonly exponent: number;
  readonly lines: Lines;
  readonly details: Partial<Details>;
}

const total = (values: readonly string[]): Big => values.reduce((sum, value) => sum.plus(value), new Big(0));
const decimal = (min: bigint, max: bigint, scale: number): fc.Arbitrary<string> =>
  fc.bigInt({ min, max }).map((digits) => formatFixedPoint(digits, scale));

const exponents = fc.constantFrom(0, 2, 3);
const rates = fc.oneof(fc.constantFrom('0', '5', '8.25', '9', '21', '33.33333', '100'), decimal(0n, 10_000_000n, 5));
const percentages = fc.option(rates);
const quantities = fc.oneof(fc.constantFrom('1', '2', '3'), decimal(1n, 50_000n, 3));
const prices = fc.oneof(decimal(-5_000n, 100_000n, 3), decimal(0n, 300n, 2), decimal(-(10n ** 13n), 10n ** 13n, 5));
const taxes: fc.Arbitrary<LineTax> = fc.record({
  name: fc.constantFrom('VAT', 'GST', 'Tax'),
  percentage: rates,
  inclusive: fc.boolean(),
});
const lines: fc.Arbitrary<Lines> = fc.array(
  fc.record({
    quantity: quantities,
    unitPrice: prices,
    discountPercentage: percentages,
    taxes: fc.array(taxes, { maxLength: 3 }),
  }),
  { maxLength: 8 },
);
const named = fc.option(fc.subarray(['l1', 'l2', 'l3']));
const discounts = (exponent: number): fc.Arbitrary<Discount | null> =>
  fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('percentage' as const), percentage: rates, lines: named }),
    fc.record({ kind: fc.constant('amount' as const), amount: decimal(0n, 100_000n, exponent), lines: named }),
  );

const invoices: fc.Arbitrary<Invoice> = exponents.chain((exponent) =>
  fc
    .tuple(lines, discounts(exponent), percentages, percentages, fc.option(decimal(0n, 10_000n, exponent)))
    .map(([items, discount, taxPercentage, feesPercentage, shipping]) => {
      const ids = new Set(items.map((_, index) => `l${index + 1}`));
      const known = discount && { ...discount, lines: discount.lines?.filter((id) => ids.has(id)) ?? null };
      return { exponent, lines: items, details: { discount: known, taxPercentage, feesPercentage, shipping } };
    }),
);

function expectIdentities({ totals, lines: lineFigures, taxes: groups }: Figures, exponent: number): void {
  for (const line of lineFigures) expect(line.total).toBe(new Big(line.gross).minus(line.discount).toFixed(exponent));
  expect(totals.subTotal).toBe(total(lineFigures.map((line) => line.total)).toFixed(exponent));
  expect(total(lineFigures.map((line) => line.tax)).toFixed(exponent)).toBe(totals.tax);
  expect(total(groups.map((group) => group.tax)).toFixed(exponent)).toBe(totals.tax);
  const added = total(groups.filter((group) => !group.inclusive).map((group) => group.tax));
  const parts = new Big(totals.subTotal).minus(totals.discount).plus(added).plus(totals.fees).plus(totals.shipping);
  expect(totals.total).toBe(parts.toFixed(exponent));
}

/** Of an amount as written, with the sign taken off or put on; zero has none. */
const negated = (value: string): string =>
  /^[0.]*$/.test(value) ? value : value.startsWith('-') ? value.slice(1) : `-${value}`;

describe('policy standard, whatever the invoice', () => {
  test('line taxes sum to group taxes sum to the tax, and the total equals its parts', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        expectIdentities(figuresOf(invoice), invoice.exponent);
      }),
      { numRuns: 500 },
    );
  });

  test('scaling, another order and splitting of lines break no identity', () => {
    const split = (line: Partial<Line>): Lines => [line, { ...line, quantity: '0.5' }];
    fc.assert(
      fc.property(invoices, fc.integer({ min: 1, max: 20 }), ({ exponent, lines: items, details }, factor) => {
        const everyLine = { ...details, discount: details.discount ? { ...details.discount, lines: null } : null };
        const scaled = items.map((line) => ({
          ...line,
          quantity: new Big(line.quantity ?? '1').times(factor).toFixed(),
        }));
        for (const changed of [scaled, items.toReversed(), items.flatMap(split)]) {
          expectIdentities(figuresOf({ exponent, lines: changed, details: everyLine }), exponent);
        }
      }),
    );
  });

  test('an added tax is its base x rate, rounded once', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        for (const group of figuresOf(invoice).taxes.filter(({ inclusive }) => !inclusive)) {
          const exact = new Big(group.base).times(group.percentage).div(100);
          expect(new Big(group.tax).eq(exact.round(invoice.exponent, Big.roundHalfUp))).toBe(true);
        }
      }),
    );
  });

  test('base and contained tax of one tax on all lines give the prices less the discount', () => {
    fc.assert(
      fc.property(invoices, rates, ({ exponent, lines: items, details }, percentage) => {
        fc.pre(items.length > 0);
        const taxed = items.map((line) => ({ ...line, taxes: [{ name: 'VAT', percentage, inclusive: true }] }));
        const { totals, taxes: groups } = figuresOf({
          exponent,
          lines: taxed,
          details: { ...details, taxPercentage: null },
        });
        const price = new Big(totals.subTotal).minus(totals.discount);
        expect(total([groups[0]?.base ?? '', groups[0]?.tax ?? '']).eq(price)).toBe(true);
        const exact = price.times(percentage).div(new Big(100).plus(percentage));
        expect(
          exact
            .minus(groups[0]?.tax ?? '')
            .abs()
            .lte(new Big(10).pow(-exponent).div(2).plus('1e-15')),
        ).toBe(true);
      }),
    );
  });

  test('order and splitting of lines under the same taxes move no total', () => {
    const cents = fc.bigInt({ min: -10_000n, max: 10_000n });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 8 }),
        fc.array(taxes, { maxLength: 3 }),
        (items, all) => {
          const line = (units: bigint): Partial<Line> => ({
            unitPrice: formatFixedPoint(units, 2),
            taxes: all.filter((each) => !each.inclusive),
          });
          const whole = figuresOf({ lines: items.map(([a, b]) => line(a + b)) });
          const split = figuresOf({ lines: items.flatMap(([a, b]) => [line(a), line(b)]) });
          const reversed = figuresOf({ lines: items.toReversed().map(([a, b]) => line(a + b)) });
          expect([split.totals, split.taxes]).toEqual([whole.totals, whole.taxes]);
          expect([reversed.totals, reversed.taxes]).toEqual([whole.totals, whole.taxes]);
        },
      ),
    );
  });

  test('the discount is never negative, never above the subtotal that it applies to, and absent where none is above 0', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const { totals, lines: lineFigures } = figuresOf(invoice);
        const applies = invoice.details.discount?.lines ?? null;
        const applied = lineFigures.filter((line) => applies === null || applies.includes(line.lineId));
        const limit = total(applied.map((line) => line.total));
        const none = limit.lte(0) || new Big(totals.subTotal).lte(0);
        expect(new Big(totals.discount).gte(0)).toBe(true);
        expect(new Big(totals.discount).lte(none ? 0 : limit)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a credit of the same lines is the exact negative, to each line and tax group', () => {
    fc.assert(
      fc.property(invoices, ({ exponent, lines: items, details }) => {
        const plain: InvoiceFixture = {
          exponent,
          lines: items,
          details: { ...details, discount: null, shipping: null },
        };
        const credit = {
          ...plain,
          lines: items.map((line) => ({ ...line, unitPrice: negated(line.unitPrice ?? '0') })),
        };
        const mirrored: unknown = JSON.parse(JSON.stringify(figuresOf(plain)), (key, value: unknown) =>
          typeof value === 'string' && !['name', 'percentage', 'lineId'].includes(key) ? negated(value) : value,
        );
        expect(figuresOf(credit)).toEqual(mirrored);
      }),
    );
  });
});
