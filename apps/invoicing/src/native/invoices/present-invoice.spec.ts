import { describe, expect, test } from '@jest/globals';
import type { ZeroCostProcessing } from '#invoice/domain';
import { departures } from '../openapi/conformance.fixture.ts';
import { calculateContent } from './calculate-content.ts';
import { body, creation, invoiceId, lived, payment, publication } from './invoice.fixture.ts';
import { invoiceEtag } from './invoice-etag.ts';
import { invoiceText } from './invoice-text.ts';
import { presentInvoice } from './present-invoice.ts';
import { presentable, type WholeInvoice } from './presentable.ts';
import { toContent } from './to-content.ts';

const none: ZeroCostProcessing = { option: 'none', percentage: null };
const surcharge: ZeroCostProcessing = { option: 'surcharge', percentage: '3' };
const before = '2026-11-05T00:00:00.000Z';
const after = '2027-01-01T00:00:00.000Z';

const draft = lived(creation());
const due = lived(creation(), publication);
const partlyPaid = lived(creation(), publication, payment);
const paid = lived(creation(), publication, {
  kind: 'mark-as-paid',
  paymentId: '01890000-0000-7000-8000-000000000003',
  paymentMethod: 'card',
  paymentDate: '2026-11-03',
  today: '2026-11-04',
  reference: null,
});
const cancelled = lived(creation(), publication, { kind: 'cancel', reason: 'Ordered twice' });
const deleted = lived(creation(), { kind: 'delete', reason: null });

const shown = (invoice: WholeInvoice, now = before, zeroCost = none) =>
  presentInvoice(presentable(invoice), { now, zeroCost, address: 'https://billing.example' });

describe('an invoice as it is shown', () => {
  test.each(Object.entries({ draft, due, partlyPaid, paid, cancelled, deleted }))(
    'has what the description of the API says and nothing else: %s',
    (_name, invoice) => {
      expect(departures('Invoice', shown(invoice))).toEqual([]);
    },
  );

  test('has a null for every member without a value', () => {
    expect(shown(draft)).toMatchObject({
      id: invoiceId,
      version: 1,
      publishedAt: null,
      paymentDate: null,
      number: null,
      reference: null,
      customer: { phone: null, billingAddress: { line2: null }, shippingAddress: null },
      links: { self: `https://billing.example/v1/invoices/${invoiceId}`, pdf: null, page: null },
    });
  });

  test('shows each line with what it comes to', () => {
    expect(shown(draft)['lines']).toMatchObject([
      { id: 'l1', quantity: '3', unitPrice: '33.335', gross: '100.01', discount: '10.00', total: '90.01' },
      { id: 'l2', total: '90.01' },
      { id: 'l3', total: '90.01' },
    ]);
  });

  test('tells the invoice discount as it was given', () => {
    expect(shown(draft)['discount']).toEqual({ percentage: '10', lines: null });
  });

  test('is past due by the clock alone', () => {
    expect(shown(due)['status']).toBe('due');
    expect(shown(due, after)['status']).toBe('past_due');
  });

  test('calculates a draft by the settings of the moment, and what is published by what was frozen', () => {
    expect(shown(draft, before, surcharge)['calculations']).toMatchObject({ creditCard: { surcharge: '9.05' } });
    expect(shown(due, before, surcharge)['calculations']).toMatchObject({ creditCard: { surcharge: '0.00' } });
  });

  test('tells its payments, and of a settled one the date', () => {
    expect(shown(partlyPaid)).toMatchObject({
      paymentState: 'partially_paid',
      payments: [{ method: 'bank_transfer', amount: '10.00', status: 'succeeded', reference: 'bank-1', card: null }],
    });
    expect(shown(paid)).toMatchObject({ status: 'paid', paymentDate: '2026-11-03' });
  });

  test('has its times from its events', () => {
    expect(shown(partlyPaid)).toMatchObject({
      createdAt: '2026-11-01T00:00:00.000Z',
      publishedAt: '2026-11-01T01:00:00.000Z',
      updatedAt: '2026-11-01T02:00:00.000Z',
    });
  });

  test('has no history where none was read', () => {
    const brief = { ...presentable(due), events: null };
    const answer = presentInvoice(brief, { now: before, zeroCost: none, address: '' });
    expect(answer['history']).toBeNull();
    expect(departures('Invoice', answer)).toEqual([]);
  });
});

describe('the text of an invoice', () => {
  test.each(Object.entries({ draft, due, paid }))(
    'is its picture, however often it is written: %s',
    (_name, invoice) => {
      const view = { now: before, zeroCost: none, address: 'https://billing.example' };
      for (const _ of [1, 2]) expect(JSON.parse(invoiceText(presentable(invoice), view))).toEqual(shown(invoice));
    },
  );

  test('has no history where none was read', () => {
    const brief = { ...presentable(due), events: null };
    const text = invoiceText(brief, { now: before, zeroCost: none, address: '' });
    expect(JSON.parse(text)).toMatchObject({ history: null });
  });
});

describe('the tag of an answer', () => {
  test('is the version, and whatever else changes the answer', () => {
    const brief = { ...presentable(due), events: null };
    expect(invoiceEtag(presentable(draft), before, none)).toBe('"1"');
    expect(invoiceEtag(presentable(due), before, none)).toBe('"2"');
    expect(invoiceEtag(presentable(due), after, none)).toBe('"2-past-due"');
    expect(invoiceEtag(brief, before, none)).toBe('"2-brief"');
    expect(invoiceEtag(brief, after, none)).toBe('"2-past-due-brief"');
    expect(invoiceEtag(presentable(draft), before, surcharge)).toBe('"1-surcharge-3"');
    expect(invoiceEtag(presentable(due), before, surcharge)).toBe('"2"');
  });
});

describe('calculating without storing', () => {
  test('comes to what creating comes to', () => {
    const { totals, taxes, calculations } = shown(draft, before, surcharge);
    const calculated = calculateContent(toContent(body), surcharge);
    expect(calculated).toMatchObject({ currency: 'USD', totals, taxes, calculations });
    expect(departures('CalculatedInvoice', calculated)).toEqual([]);
  });

  test('refuses what creating refuses', () => {
    const wrong = toContent(Object.assign({}, body, { shipping: '7.505' }));
    expect(() => calculateContent(wrong, none)).toThrow(expect.objectContaining({ name: 'CommandRefused' }));
  });
});
