import { describe, expect, test } from '@jest/globals';
import type { InvoiceContent, ZeroCostProcessing } from '#invoice/domain';
import { calculateContent } from './calculate-content.ts';
import { body } from './invoice.fixture.ts';
import { toContent } from './to-content.ts';

const none: ZeroCostProcessing = { option: 'none', percentage: null };
const content = toContent(body);
const withPrice = (unitPrice: string): InvoiceContent => ({
  ...content,
  lines: content.lines.map((line) => ({ ...line, unitPrice })),
});

describe('calculating an invoice that is not stored', () => {
  test('finds nothing due where the whole is a credit, as on a stored one', () => {
    const { totals } = calculateContent(withPrice('-1000'), none) as { totals: Readonly<Record<string, string>> };
    expect(Number(totals['total'])).toBeLessThan(0);
    expect(totals['amountDue']).toBe('0.00');
  });

  test('says in the words of creating which rule is broken', () => {
    const wrong = { ...content, details: { ...content.details, shipping: '7.505' } };
    expect(() => calculateContent(wrong, none)).toThrow('Must have at most 2 decimals.');
  });
});
