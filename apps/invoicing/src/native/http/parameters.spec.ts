import { describe, expect, test } from '@jest/globals';
import { Problem } from '#platform';
import { listParameters } from './list-parameters.ts';
import { moment, readParameters } from './parameters.ts';

const wrong = (query: Record<string, string | string[]>): readonly unknown[] => {
  try {
    readParameters(listParameters, query);
  } catch (error) {
    if (error instanceof Problem)
      return (error.facts.errors ?? []).map((fault) => 'parameter' in fault && fault.parameter);
    throw error;
  }
  return [];
};

describe('the query of a list', () => {
  test('has its defaults', () => {
    expect(readParameters(listParameters, {})).toMatchObject({
      status: [],
      search: null,
      limit: 50,
      cursor: null,
      includeTotal: false,
      sort: [{ member: 'createdAt', descending: true }],
    });
  });

  test('is read into values', () => {
    const query = {
      status: ['due', 'past_due'],
      sort: 'dueDate,-total',
      limit: '200',
      includeTotal: 'true',
      createdFrom: '2026-01-01T00:00:00 02:00',
    };
    expect(readParameters(listParameters, query)).toMatchObject({
      status: ['due', 'past_due'],
      sort: [
        { member: 'dueDate', descending: false },
        { member: 'total', descending: true },
      ],
      limit: 200,
      includeTotal: true,
      createdFrom: '2025-12-31T22:00:00.000Z',
    });
  });

  test.each<[Record<string, string | string[]>, string]>([
    [{ limit: '0' }, 'limit'],
    [{ limit: '201' }, 'limit'],
    [{ limit: '1e2' }, 'limit'],
    [{ limit: '' }, 'limit'],
    [{ limit: ['1', '2'] }, 'limit'],
    [{ status: ['due', 'gone'] }, 'status'],
    [{ sort: 'dueDate,' }, 'sort'],
    [{ sort: 'dueDate,-dueDate' }, 'sort'],
    [{ sort: 'notes' }, 'sort'],
    [{ dueDateTo: '2026-02-30' }, 'dueDateTo'],
    [{ createdFrom: '2026-02-30T00:00:00Z' }, 'createdFrom'],
    [{ createdFrom: '2026-01-01' }, 'createdFrom'],
    [{ totalMin: 'NaN' }, 'totalMin'],
    [{ includeTotal: 'yes' }, 'includeTotal'],
    [{ search: 'a\0b' }, 'search'],
    [{ search: '' }, 'search'],
    [{ currency: 'usd' }, 'currency'],
    [{ colour: 'red' }, 'colour'],
    [{ constructor: 'x' }, 'constructor'],
  ])('is refused with %j', (query, parameter) => {
    expect(wrong(query)).toEqual([parameter]);
  });

  test('is told everything that is wrong at once', () => {
    expect(wrong({ limit: 'x', colour: 'red', status: 'gone' })).toEqual(['colour', 'status', 'limit']);
  });
});

test('a moment is given out in UTC with milliseconds', () => {
  expect(moment('').read(['2026-12-31T23:59:59.5+01:00'])).toBe('2026-12-31T22:59:59.500Z');
});
