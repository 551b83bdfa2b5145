import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fault, parseJson, Problem, type Shape } from '#platform';
import { InvoiceDto } from '../dto/invoice.dto.ts';
import { KeyDto } from '../dto/key.dto.ts';
import { MarkAsPaidDto, PaymentDto, ReasonDto, ReversalDto } from '../dto/payment.dto.ts';
import { SettingsDto } from '../dto/settings.dto.ts';
import { bodyFaults, hasShape, validBody, validOptionalBody } from './valid-body.ts';

const line = { description: 'Consulting', quantity: '3', unitPrice: '33.335' };
const invoice = { currency: 'USD', customer: { name: 'Ada Lovelace' }, lines: [line] };
const full = {
  ...invoice,
  dueDate: '2026-12-31',
  issueDate: null,
  number: null,
  reference: 'PO 4711',
  notes: '',
  terms: 'Net 30',
  locale: 'en-US',
  customer: {
    id: 'c-17',
    name: 'Ada',
    email: 'ada@example.com',
    billingAddress: { line1: '12', country: 'GB' },
    shippingAddress: null,
  },
  lines: [
    {
      ...line,
      id: 'a',
      sku: null,
      unit: 'hour',
      discountPercentage: 10,
      taxes: [{ name: 'VAT', percentage: 8.25, inclusive: false }],
    },
  ],
  discount: { amount: 1.5, lines: ['a', 0] },
  taxPercentage: null,
  feesPercentage: 2,
  shipping: '7.50',
  useCardPrice: false,
  metadata: { orderId: '4711' },
};

const placesOf = (faults: readonly Fault[]): readonly string[] =>
  faults.map((fault) => `${'pointer' in fault ? fault.pointer : '?'} ${fault.code}`);

const wrong = (changes: object): readonly string[] => placesOf(bodyFaults(InvoiceDto, { ...full, ...changes }));
const wrongLine = (changes: object): readonly string[] => wrong({ lines: [line, { ...line, ...changes }] });

describe('a body whose text has faults of its own', () => {
  const faultsOf = (text: string): readonly string[] => {
    try {
      validBody(InvoiceDto, parseJson(Buffer.from(text)));
    } catch (error) {
      if (error instanceof Problem) return placesOf(error.facts.errors ?? []);
      throw error;
    }
    return [];
  };

  test('is told these and what is wrong with its shape at once, each place once', () => {
    const lost = '0.1234567890123456789';
    expect(
      faultsOf(
        `{"currency":"EURO","shipping":${lost},"customer":{"__proto__":{"name":1},"name":"a\\u0000"},
          "lines":[{"description":"x","quantity":${lost},"unitPrice":"x"}],"discount":1e400}`,
      ).toSorted(),
    ).toEqual([
      '/currency currency',
      '/customer/__proto__ unknown-member',
      '/customer/name nul-character',
      '/discount precision-lost',
      '/lines/0/quantity precision-lost',
      '/lines/0/unitPrice decimal',
      '/shipping precision-lost',
    ]);
    expect({}).not.toHaveProperty('name');
  });

  test.each([
    ['1e400', [' precision-lost']],
    ['"\\ud800"', [' lone-surrogate']],
    ['["\\u0000"]', ['/0 nul-character', ' object']],
  ])('is told so of %s too', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('is refused where a body may be absent, too', () => {
    expect(() => validOptionalBody(ReasonDto, parseJson(Buffer.from('{"reason":"a\\u0000"}')))).toThrow(Problem);
  });
});

describe('the body of an invoice', () => {
  test.each([invoice, full, { ...invoice, lines: [] }])('is taken where it is right', (body) => {
    expect(bodyFaults(InvoiceDto, body)).toEqual([]);
    expect(validBody(InvoiceDto, body)).toBe(body);
  });

  test('is asked for all it lacks at once', () => {
    expect(placesOf(bodyFaults(InvoiceDto, {}))).toEqual([
      '/currency required',
      '/customer required',
      '/lines required',
    ]);
    expect(wrong({ lines: [{}] })).toEqual([
      '/lines/0/description required',
      '/lines/0/quantity required',
      '/lines/0/unitPrice required',
    ]);
  });

  test('is told every broken rule at once, in the words of the rule and the member', () => {
    const body = {
      ...full,
      currency: 'EURO',
      dueDate: '2026-02-30',
      shipping: '-1',
      extra: 1,
      lines: [{ ...line, quantity: '-2' }],
    };
    expect(bodyFaults(InvoiceDto, body)).toEqual([
      { pointer: '/extra', code: 'unknown-member', detail: 'extra is not a member here' },
      {
        pointer: '/currency',
        code: 'currency',
        detail: 'currency must be a currency of ISO 4217 in upper case, such as EUR',
      },
      { pointer: '/lines/0/quantity', code: 'not-positive', detail: 'quantity must be above 0' },
      {
        pointer: '/dueDate',
        code: 'date',
        detail: 'dueDate must be a day that exists, as YYYY-MM-DD, from 1900-01-01 to 9999-12-31',
      },
      { pointer: '/shipping', code: 'negative', detail: 'shipping may not be below 0' },
    ]);
  });

  test.each([null, [], 'text', 7, true])('may not be %j', (body) => {
    expect(placesOf(bodyFaults(InvoiceDto, body))).toEqual([' object']);
    expect(hasShape(InvoiceDto, body)).toBe(false);
  });

  test.each([
    [{ currency: 'usd' }, '/currency currency'],
    [{ currency: 'XXX' }, '/currency currency'],
    [{ currency: 840 }, '/currency currency'],
    [{ customer: [] }, '/customer object'],
    [{ customer: 'Ada' }, '/customer object'],
    [{ customer: { name: 5 } }, '/customer/name text'],
    [{ customer: { name: 'x'.repeat(255) } }, '/customer/name too-long'],
    [{ customer: { email: 'ada' } }, '/customer/email email'],
    [{ customer: { email: 'a@b.example\nBcc: x@y.example' } }, '/customer/email email'],
    [{ customer: { vip: true } }, '/customer/vip unknown-member'],
    [{ customer: { billingAddress: { zip: '1' } } }, '/customer/billingAddress/zip unknown-member'],
    [{ lines: {} }, '/lines list'],
    [{ lines: 'none' }, '/lines list'],
    [{ lines: Array(1_001).fill(line) }, '/lines too-many'],
    [{ issueDate: '2025-02-29' }, '/issueDate date'],
    [{ issueDate: '1899-12-31' }, '/issueDate date'],
    [{ issueDate: '2026-1-1' }, '/issueDate date'],
    [{ issueDate: 20260101 }, '/issueDate date'],
    [{ number: '' }, '/number empty'],
    [{ number: 'x'.repeat(101) }, '/number too-long'],
    [{ notes: 'x'.repeat(10_001) }, '/notes too-long'],
    [{ locale: 'en_US' }, '/locale locale'],
    [{ locale: 'english language' }, '/locale locale'],
    [{ discount: {} }, '/discount exactly-one'],
    [{ discount: { percentage: 1, amount: 1 } }, '/discount exactly-one'],
    [{ discount: { percentage: 101 } }, '/discount/percentage percentage'],
    [{ discount: { amount: 1, lines: [-1] } }, '/discount/lines/0 line-reference'],
    [{ discount: { amount: 1, lines: ['a', 0.5] } }, '/discount/lines/1 line-reference'],
    [{ taxPercentage: '100.00001' }, '/taxPercentage percentage'],
    [{ taxPercentage: '1.000001' }, '/taxPercentage percentage'],
    [{ taxPercentage: '-1' }, '/taxPercentage percentage'],
    [{ useCardPrice: 'yes' }, '/useCardPrice boolean'],
    [{ metadata: { a: 1 } }, '/metadata/a texts'],
    [{ metadata: { ['k'.repeat(41)]: 'x' } }, `/metadata/${'k'.repeat(41)} texts`],
    [{ metadata: { a: 'x'.repeat(501) } }, '/metadata/a texts'],
    [
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${String(n)}`, ''])) },
      '/metadata too-many',
    ],
    [{ metadata: ['x'] }, '/metadata object'],
    [{ valueOf: 1 }, '/valueOf unknown-member'],
  ])('is refused where it has %j', (changes, place) => {
    expect(wrong(changes)).toContain(place);
    expect(hasShape(InvoiceDto, { ...full, ...changes })).toBe(false);
  });

  test.each([
    [{ quantity: 0 }, 'quantity not-positive'],
    [{ quantity: '-1' }, 'quantity not-positive'],
    [{ quantity: '1,5' }, 'quantity decimal'],
    [{ quantity: '1e3' }, 'quantity decimal'],
    [{ quantity: '' }, 'quantity decimal'],
    [{ quantity: ' 1' }, 'quantity decimal'],
    [{ quantity: '1\n' }, 'quantity decimal'],
    [{ quantity: 'NaN' }, 'quantity decimal'],
    [{ quantity: true }, 'quantity decimal'],
    [{ quantity: ['1'] }, 'quantity decimal'],
    [{ quantity: '0.0000000000001' }, 'quantity too-many-digits'],
    [{ quantity: 1e-13 }, 'quantity too-many-digits'],
    [{ unitPrice: '1000000000000' }, 'unitPrice too-many-digits'],
    [{ unitPrice: 1e12 }, 'unitPrice too-many-digits'],
    [{ description: 'x'.repeat(5_001) }, 'description too-long'],
    [{ id: '' }, 'id empty'],
    [{ taxes: [{ name: 'VAT' }] }, 'taxes/0/percentage required'],
    [{ taxes: [7] }, 'taxes/0 object'],
    [{ taxes: [null] }, 'taxes/0 object'],
    [{ taxes: [[{ name: 'VAT', percentage: 1 }]] }, 'taxes object'],
    [{ taxes: Array(21).fill({ name: 'VAT', percentage: 1 }) }, 'taxes too-many'],
  ])('is refused where a line has %j', (changes, place) => {
    expect(wrongLine(changes)).toContain(`/lines/1/${place}`);
  });

  test.each([
    { unitPrice: '-33.335' },
    { unitPrice: 0 },
    { quantity: 1e-7 },
    { quantity: '999999999999.999999999999' },
  ])('may have a line with %j', (changes) => {
    expect(wrongLine(changes)).toEqual([]);
  });

  test('counts characters, not their halves', () => {
    expect(wrong({ customer: { name: '😀'.repeat(254) } })).toEqual([]);
    expect(wrong({ customer: { name: '😀'.repeat(255) } })).toEqual(['/customer/name too-long']);
    expect(wrong({ metadata: { ['😀'.repeat(40)]: '😀'.repeat(500) } })).toEqual([]);
    expect(wrong({ metadata: { a: '😀'.repeat(501) } })).toEqual(['/metadata/a texts']);
  });

  test('names one mistake once, whatever the value is', () => {
    for (const value of [{}, [], true, 'x', {}]) expect(wrongLine({ quantity: value })).toHaveLength(1);
  });

  test('is refused quickly where it has hundreds of thousands of entries', () => {
    const started = performance.now();
    const taxes = Array(300).fill({});
    const bodies = [
      { lines: Array(300_000).fill({}) },
      { lines: Array(1_000).fill({ taxes }) },
      { metadata: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [n, 1])) },
    ];
    for (const body of bodies) expect(bodyFaults(InvoiceDto, body).map((fault) => fault.code)).toContain('too-many');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('other bodies', () => {
  test.each<[string, Shape, object, readonly string[]]>([
    ['a payment without amount', PaymentDto, { method: 'cash' }, ['/amount required']],
    ['a payment by shells', PaymentDto, { amount: 1, method: 'shells' }, ['/method one-of']],
    ['a settlement without method', MarkAsPaidDto, {}, ['/paymentMethod required']],
    ['a reversal of all', ReversalDto, {}, []],
    ['a reversal below 0', ReversalDto, { amount: -1 }, ['/amount negative']],
    ['a key without scopes', KeyDto, { name: 'shop' }, ['/scopes required']],
    ['a key with a made-up scope', KeyDto, { name: 'shop', scopes: ['root'] }, ['/scopes/0 scope']],
    ['a key for a tenant with a dot', KeyDto, { name: 'shop', scopes: [], tenant: 'a.b' }, ['/tenant tenant']],
    [
      'a key that ends on February 30',
      KeyDto,
      { name: 'x', scopes: [], expiresAt: '2026-02-30T00:00:00Z' },
      ['/expiresAt instant'],
    ],
    [
      'a key that ends in the year 10000 of UTC',
      KeyDto,
      { name: 'x', scopes: [], expiresAt: '9999-12-31T23:59:59-01:00' },
      ['/expiresAt instant'],
    ],
    ['empty settings', SettingsDto, {}, []],
    ['settings in Atlantis', SettingsDto, { timeZone: 'Atlantis/Capital' }, ['/timeZone time-zone']],
    ['a prefix that ends in a digit', SettingsDto, { numbering: { prefix: 'A1' } }, ['/numbering/prefix prefix']],
    ['the prefix _', SettingsDto, { numbering: { prefix: '_' } }, ['/numbering/prefix prefix']],
    ['no prefix at all', SettingsDto, { numbering: { prefix: '' } }, []],
    ['the prefix INV-', SettingsDto, { numbering: { prefix: 'INV-', width: 6 } }, []],
    ['a width of 0', SettingsDto, { numbering: { width: 0 } }, ['/numbering/width integer']],
    [
      'a surcharge of nothing',
      SettingsDto,
      { zeroCostProcessing: { option: 'surcharge' } },
      ['/zeroCostProcessing/percentage required'],
    ],
    ['no zero-cost processing', SettingsDto, { zeroCostProcessing: { option: 'none' } }, []],
    [
      'a processor without id',
      SettingsDto,
      { processors: [{ method: 'ach', adapter: 'sandbox', name: '' }] },
      ['/processors/0/id required'],
    ],
    [
      'reminders in half days',
      SettingsDto,
      { notifications: { daysBeforeDue: [0.5] } },
      ['/notifications/daysBeforeDue/0 days'],
    ],
  ])('%s', (_name, shape, body, places) => {
    expect(placesOf(bodyFaults(shape, body))).toEqual(places);
    expect(hasShape(shape, body)).toBe(places.length === 0);
  });
});

describe('the compiled validator and class-validator', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      '',
      '0',
      '-1',
      '1.5',
      'USD',
      '2026-02-29',
      '2024-02-29',
      true,
      0,
      -0,
      1e-7,
      1e21,
      [],
      {},
      [[]],
      [null],
      [{}],
      'x'.repeat(300),
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const mutated = (base: object) =>
    fc.array(fc.tuple(fc.nat(), fc.nat(), odd, fc.boolean()), { minLength: 0, maxLength: 3 }).map((changes) => {
      const body: unknown = structuredClone(base);
      for (const [place, member, value, unknownName] of changes) {
        const objects = objectsIn(body);
        const target = objects[place % objects.length]!;
        const names = [...Object.keys(target), 'extra', 'hasOwnProperty', 'toString', '0'];
        target[
          unknownName
            ? names[member % names.length]!
            : (Object.keys(target)[member % Math.max(1, Object.keys(target).length)] ?? 'x')
        ] = structuredClone(value);
      }
      return JSON.parse(JSON.stringify(body)) as unknown;
    });

  const settings = {
    seller: { name: 'A', address: { line1: 'x' } },
    timeZone: 'UTC',
    numbering: { prefix: 'INV-', width: 6 },
    zeroCostProcessing: { option: 'surcharge', percentage: '3' },
    processors: [{ id: '0199d1c2-7a00-7000-8000-000000000001', method: 'card', adapter: 'sandbox', name: 'Sandbox' }],
    notifications: { daysBeforeDue: [1, 2], templates: { a: { b: 1 } } },
  };

  test.each<[string, Shape, object]>([
    ['invoices', InvoiceDto, full],
    ['settings', SettingsDto, settings],
    ['payments', PaymentDto, { amount: '1', method: 'cash', reference: 'r', valueDate: '2026-01-01' }],
    ['keys', KeyDto, { tenant: 'a', name: 'n', scopes: ['admin'], expiresAt: '2030-01-01T00:00:00Z' }],
  ])('agree on %s, right and wrong ones', (_name, shape, base) => {
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(mutated(base), (body) => {
        const right = bodyFaults(shape, body).length === 0;
        seen[right ? 'right' : 'wrong'] += 1;
        expect(hasShape(shape, body)).toBe(right);
      }),
      { numRuns: 1_500 },
    );
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(50);
  });

  function objectsIn(value: unknown): Record<string, unknown>[] {
    if (typeof value !== 'object' || value === null) return [];
    return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
  }
});
