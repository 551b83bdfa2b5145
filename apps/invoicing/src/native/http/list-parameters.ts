import type { InvoiceFilter, SortKey, SortMember } from '#read-models';
import { amount, currency, day, flag, manyOf, moment, type Parameter, type Read, text, whole } from './parameters.ts';

const sortMembers: readonly SortMember[] = [
  'number',
  'customerName',
  'issueDate',
  'dueDate',
  'paymentDate',
  'total',
  'status',
  'createdAt',
];

export const filterParameters = {
  status: manyOf(
    ['draft', 'due', 'past_due', 'paid', 'cancelled', 'deleted'],
    'Default: all but deleted. `due` is what is not past due',
  ),
  paymentState: manyOf(
    ['unpaid', 'processing', 'partially_paid', 'paid', 'overpaid', 'partially_refunded', 'refunded'],
    'State of the payments',
  ),
  customerId: text(100, 'Your own reference of the customer'),
  number: text(100, 'The whole number'),
  currency: currency('ISO 4217'),
  search: text(254, 'A part of number, customer name, company or e-mail, in any case'),
  issueDateFrom: day('Issued on this day or later'),
  issueDateTo: day('Issued on this day or earlier'),
  dueDateFrom: day('Due on this day or later'),
  dueDateTo: day('Due on this day or earlier'),
  paymentDateFrom: day('Paid on this day or later'),
  paymentDateTo: day('Paid on this day or earlier'),
  totalMin: amount('Total of this or more'),
  totalMax: amount('Total of this or less'),
  createdFrom: moment('Created then or later'),
  createdTo: moment('Created then or earlier'),
} as const;

const sort: Parameter<readonly SortKey[]> = {
  description: `Members, \`-\` in front for descending: ${sortMembers.join(', ')}. The id breaks ties; what has no value comes last`,
  rule: `some of ${sortMembers.join(', ')}, each once, with - in front for descending`,
  schema: { type: 'string', example: 'dueDate,-total' },
  absent: [{ member: 'createdAt', descending: true }],
  read: ([written = '']) => sortKeys(written),
};

function sortKeys(written: string): readonly SortKey[] | undefined {
  const keys = written.split(',').map((part) => {
    const descending = part.startsWith('-');
    return { member: (descending ? part.slice(1) : part) as SortMember, descending };
  });
  const known = keys.every(({ member }) => sortMembers.includes(member));
  return known && new Set(keys.map(({ member }) => member)).size === keys.length ? keys : undefined;
}

export const listParameters = {
  ...filterParameters,
  sort,
  limit: whole(1, 200, 50, 'How many invoices'),
  cursor: text(4_000, '`nextCursor` or `previousCursor` of an earlier answer, with the same filter and sort'),
  includeTotal: flag(false, 'Count all that match'),
} as const;

export const filterOf = (tenantId: string, read: Read<typeof filterParameters>): InvoiceFilter => ({
  tenantId,
  status: read.status,
  paymentState: read.paymentState,
  customerId: read.customerId,
  number: read.number,
  currency: read.currency,
  search: read.search,
  issueDateFrom: read.issueDateFrom,
  issueDateTo: read.issueDateTo,
  dueDateFrom: read.dueDateFrom,
  dueDateTo: read.dueDateTo,
  paymentDateFrom: read.paymentDateFrom,
  paymentDateTo: read.paymentDateTo,
  totalMin: read.totalMin,
  totalMax: read.totalMax,
  createdFrom: read.createdFrom,
  createdTo: read.createdTo,
});
