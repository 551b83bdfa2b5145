import { describe, expect, test } from '@jest/globals';
import type { InvoiceJournal, Operation, Outcome } from '../journal/invoice-journal.ts';
import type { HistoryEntry, ShownInvoice } from '../journal/shown-invoice.ts';
import { checkAll } from './check-all.ts';
import type { Observation, SeenInvoice } from './observation.ts';
import { honestWorld } from './world.fixture.ts';

/** Two drafts, one of them changed, and three published invoices. */
const world = () =>
  honestWorld(
    ['create'],
    ['create', 'replace'],
    ['create and publish'],
    ['create', 'publish'],
    ['create', 'replace', 'publish'],
  );

const unanswered: Outcome = { kind: 'no answer' };

/** The world with one of its invoices seen otherwise: by the way of the invoice, of its history and of the list alike. */
const withInvoice = (index: number, change: (invoice: ShownInvoice) => Partial<ShownInvoice>): Observation => {
  const { invoices, ...rest } = world();
  const changed = { ...invoices[index]!.invoice, ...change(invoices[index]!.invoice) };
  return { ...rest, invoices: invoices.with(index, { invoice: changed, history: changed.history }) };
};

const withHistory = (index: number, change: (history: readonly HistoryEntry[]) => readonly HistoryEntry[]) =>
  withInvoice(index, ({ history }) => ({ history: change(history), version: change(history).length }));

const withOperation = (index: number, change: (operation: Operation) => Partial<Operation>): Observation => {
  const { journals, ...rest } = world();
  const { mark, operations } = journals[index]!;
  const last = operations.at(-1)!;
  return {
    ...rest,
    journals: journals.with(index, { mark, operations: operations.with(-1, { ...last, ...change(last) }) }),
  };
};

const withAttempt = (index: number, outcome: (first: Outcome) => Outcome): Observation =>
  withOperation(index, ({ id, attempts }) => ({
    attempts: [...attempts, { correlationId: `${id}/2`, outcome: outcome(attempts[0]!.outcome) }],
  }));

/** As if the last thing that was asked for one invoice had not happened. */
const withoutLast = ({ invoice, history }: SeenInvoice, journal: InvoiceJournal): SeenInvoice => {
  const kept = history.filter(
    ({ correlationId }) => correlationId !== journal.operations.at(-1)!.attempts[0]!.correlationId,
  );
  return { invoice: { ...invoice, history: kept, version: kept.length }, history: kept };
};

describe('the comparison of what was acknowledged with what is there', () => {
  test('finds nothing where all went well', () => {
    expect(checkAll(world())).toEqual([]);
  });

  test('takes what was not answered for done or not done', () => {
    const done = withOperation(1, ({ attempts }) => ({ attempts: [{ ...attempts[0]!, outcome: unanswered }] }));
    expect(checkAll(done)).toEqual([]);
    const { journals, ...rest } = world();
    const operation: Operation = {
      id: 'w0.1.2',
      kind: 'replace',
      keyed: false,
      content: { notes: 'w0.1.2', quantity: 7 },
      attempts: [{ correlationId: 'w0.1.2/1', outcome: unanswered }],
    };
    const { mark, operations } = journals[0]!;
    expect(checkAll({ ...rest, journals: journals.with(0, { mark, operations: [...operations, operation] }) })).toEqual(
      [],
    );
  });

  test('takes a true replay for what it is', () => {
    expect(checkAll(withAttempt(1, (first) => ({ ...first, replayed: true }) as Outcome))).toEqual([]);
  });

  test.each<[string, Observation]>([
    ['w0.1.1 (create) was acknowledged and is lost', { ...world(), invoices: world().invoices.slice(1) }],
    [
      'w0.2.2 (replace) was acknowledged and is lost',
      { ...world(), invoices: world().invoices.with(1, withoutLast(world().invoices[1]!, world().journals[1]!)) },
    ],
    [
      'w0.2.2 (replace) left LineItemsUpdated instead of LineItemsUpdated, DetailsUpdated',
      withHistory(1, (history) => history.slice(0, 2)),
    ],
    [
      'w0.4.2 (publish) left Published, Published instead of Published',
      withHistory(3, (history) => [...history, { ...history[1]!, id: 'again', version: 3 }]),
    ],
    [
      'w0.1: DetailsUpdated, for which nobody asked',
      withHistory(0, (history) => [
        ...history,
        { id: 'x', version: 2, typeName: 'DetailsUpdated', correlationId: 'x' },
      ]),
    ],
    ['w0.1 was made 2 times', { ...world(), invoices: [...world().invoices, world().invoices[0]!] }],
    ['w0.1: nobody made this invoice', { ...world(), journals: world().journals.slice(1) }],
    ['w0.1.1 was refused: 503 {}', withAttempt(0, () => ({ kind: 'refused', status: 503, body: {} }))],
    ['w0.1.1 was done again', withAttempt(0, (first) => first)],
    [
      'w0.1.1 was called a replay the first time',
      withOperation(0, ({ attempts }) => ({
        attempts: [{ ...attempts[0]!, outcome: { ...attempts[0]!.outcome, replayed: true } as Outcome }],
      })),
    ],
    [
      'w0.1.1 was answered in two ways',
      withAttempt(
        0,
        (first) => ({ ...first, replayed: true, invoice: { ...world().invoices[0]!.invoice, notes: '' } }) as Outcome,
      ),
    ],
    [
      'w0.1.1 was answered with other events up to 1 than there are',
      withHistory(0, (history) => [{ ...history[0]!, id: 'another' }]),
    ],
    [
      'id of w0.2 has the versions 1, 2, 4',
      withHistory(1, (history) => [...history.slice(0, 2), { ...history[2]!, version: 4 }]),
    ],
    ['id of w0.2 has an event twice', withHistory(1, (history) => history.map((entry) => ({ ...entry, id: 'same' })))],
    ['id of w0.1 says version 2 with 1 events', withInvoice(0, () => ({ version: 2 }))],
    [
      'id of w0.1 shows another history than its history is',
      { ...world(), invoices: world().invoices.with(0, { ...world().invoices[0]!, history: [] }) },
    ],
    ['w0.2: notes is w0.2.1, not w0.2.2', withInvoice(1, () => ({ notes: 'w0.2.1' }))],
    ['w0.1: total is 9.99, not 1000.00', withInvoice(0, () => ({ totals: { total: '9.99', amountDue: '9.99' } }))],
    ['w0.4: status is draft, not due', withInvoice(3, () => ({ status: 'draft' }))],
    ['w0.4: numbered is false, not true', withInvoice(3, () => ({ number: null }))],
    ['2 invoices have the serial 1', withInvoice(1, () => ({ serial: 1 }))],
    ['id of w0.1 is not in the list', { ...world(), rows: world().rows.slice(1) }],
    ['the list shows 1 invoices twice', { ...world(), rows: [...world().rows, world().rows[0]!] }],
    ['the list says 6 and shows 5', { ...world(), total: 6 }],
    ['x is in the list and nowhere else', { ...world(), rows: [...world().rows, { ...world().rows[0]!, id: 'x' }] }],
    [
      'id of w0.1: the list says version 7, the invoice 1',
      { ...world(), rows: world().rows.with(0, { ...world().rows[0]!, version: 7 }) },
    ],
    ['the register goes wrong at INV-000002, entry 1', { ...world(), register: world().register.slice(1) }],
    [
      'the register goes wrong at INV-000003, entry 4',
      { ...world(), register: [...world().register, world().register[2]!] },
    ],
    [
      'INV-000001 is reserved, not issued',
      { ...world(), register: world().register.with(0, { ...world().register[0]!, outcome: 'reserved' }) },
    ],
    [
      'id of w0.3 has INV-000001, which the register gives to id of w0.1',
      { ...world(), register: world().register.with(0, { ...world().register[0]!, invoiceId: 'id of w0.1' }) },
    ],
    ["INV-000001 is id of w0.3's in the register, and no invoice's", withInvoice(2, () => ({ number: null }))],
  ])('finds: %s', (finding, observation) => {
    expect(checkAll(observation)).toContain(finding);
  });
});
