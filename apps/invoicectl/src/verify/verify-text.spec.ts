import { describe, expect, test } from '@jest/globals';
import { finding } from './finding.ts';
import { verifyText } from './verify-text.ts';

const looked = { events: 3, streams: 2, rows: 1, findings: [], skipped: [] };

describe('the report of a verification', () => {
  test('says that everything is well only where everything was looked at', () => {
    expect(verifyText(looked)).toContain('Everything is as it was written.');
    const partly = verifyText({ ...looked, skipped: ['the read models: there are none'] });
    expect(partly).not.toContain('Everything is');
    expect(partly).toContain('Not looked at: the read models: there are none');
  });

  test('counts what was found and lists it by rule', () => {
    const found = [finding('chain', 'invoice-1 at 0', 'changed'), finding('chain', 'invoice-1 at 1', 'changed')];
    const text = verifyText({ ...looked, findings: found });
    expect(text).toContain('2 findings.');
    expect(text).toContain('Events that were changed (2)');
    expect(text).toContain('invoice-1 at 1');
  });
});
