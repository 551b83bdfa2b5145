import { describe, expect, test } from '@jest/globals';
import { createLogger } from '#platform';
import { shutDown } from './shutdown.ts';

const lines: string[] = [];
const logger = createLogger('error', { write: (line) => lines.push(line) });

describe('a shutdown', () => {
  test('takes its steps one after another', async () => {
    const taken: string[] = [];
    const step = (name: string) => ({
      name,
      run: async () => {
        taken.push(`${name} begins`);
        await Promise.resolve();
        taken.push(`${name} ends`);
      },
    });
    expect(await shutDown([step('a'), step('b')], logger)).toBe(true);
    expect(taken).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('goes on after a step that fails, logs it, and tells that not all went well', async () => {
    const taken: string[] = [];
    const steps = [
      { name: 'breaks', run: () => Promise.reject(new Error('no')) },
      { name: 'follows', run: () => taken.push('follows') },
    ];
    expect(await shutDown(steps, logger)).toBe(false);
    expect(taken).toEqual(['follows']);
    expect(lines.join()).toContain('breaks');
  });
});
