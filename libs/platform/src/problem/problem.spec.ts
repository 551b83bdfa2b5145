import { describe, expect, test } from '@jest/globals';
import { mostFaults, Problem, problemBody, validationFailed } from './problem.ts';
import { problemCodes, problemTypes } from './problem-types.ts';

const place = { typeBase: 'https://billing.example/docs/problems', instance: '/v1/invoices', correlationId: 'c-1' };
const fault = (n: number) => ({ pointer: `/${String(n)}`, code: 'required', detail: 'is required' });

describe('a problem', () => {
  test('is told in the members of RFC 9457 and its own', () => {
    const problem = new Problem('version-conflict', 'the current version is 7', { members: { currentVersion: 7 } });
    expect(problemBody(problem, place)).toEqual({
      type: 'https://billing.example/docs/problems#version-conflict',
      title: 'The resource has changed meanwhile',
      status: 412,
      detail: 'the current version is 7',
      instance: '/v1/invoices',
      code: 'version-conflict',
      correlationId: 'c-1',
      errors: [],
      currentVersion: 7,
    });
  });

  test('lists every broken rule, up to a bound that it tells', () => {
    expect(validationFailed([fault(1)]).message).toBe('one rule is broken');
    expect(validationFailed([fault(1), fault(2)]).facts.errors).toEqual([fault(1), fault(2)]);
    const many = validationFailed(Array.from({ length: mostFaults + 5 }, (_, n) => fault(n)));
    expect(many.facts.errors).toHaveLength(mostFaults);
    expect(many.message).toBe('1005 rules are broken; the first 1000 are listed');
  });

  test.each(problemCodes)('of the code %s has a status of an error, a title and a remedy', (code) => {
    const { status, title, remedy } = problemTypes[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).not.toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  });
});
