import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { removeTree, repository, writeTree } from './fixture-tree.ts';
import { runTool } from './node-tool.ts';

/** Code that breaks one rule each, where it must be reported, and the message or rule that has to name it. */
const probes = [
  [
    'a promise that nobody waits for',
    'libs/platform/src/floating.ts',
    'no-floating-promises',
    `const later = async () => 1;\nlater();`,
  ],
  [
    'a switch that forgets a case',
    'libs/platform/src/forgets.ts',
    'switch-exhaustiveness-check',
    `export const f = (s: 'a' | 'b') => { switch (s) { case 'a': return 1; } return 0; };`,
  ],
  [
    'a type imported as a value',
    'libs/platform/src/value.ts',
    'consistent-type-imports',
    `import { Shape } from './shape.ts';\nexport const f = (s: Shape) => s;`,
  ],
  [
    'any that spreads',
    'libs/platform/src/any.ts',
    'no-unsafe-assignment',
    `export const x: string = JSON.parse('{}');`,
  ],
  [
    'a decorator in a library that threads load',
    'libs/read-models/src/decorated.ts',
    'type stripping',
    `const mark = (_: unknown) => {};\n@mark export class Row { x = 1; }`,
  ],
  [
    'a decorator in the domain',
    'libs/invoice/src/domain/decorated.ts',
    'type stripping',
    `const mark = (_: unknown) => {};\n@mark export class Row { x = 1; }`,
  ],
  ['a console outside the command line', 'apps/invoicing/src/noisy.ts', 'no-console', `console.log('here');`],
  [
    'an environment variable read on the way',
    'apps/invoicing/src/reads-environment.ts',
    'read once',
    `export const host = process.env['HOST'];`,
  ],
  [
    "Nest's event bus",
    'apps/invoicing/src/bus.ts',
    'no-restricted-imports',
    `import { EventBus } from '@nestjs/cqrs';\nexport { EventBus };`,
  ],
  [
    'the clock in a decision',
    'libs/invoice/src/domain/date-now.ts',
    'reads no clock',
    `export const now = () => Date.now();`,
  ],
  [
    'a new Date in a decision',
    'libs/invoice/src/domain/new-date.ts',
    'reads no clock',
    `export const now = () => new Date();`,
  ],
  [
    'chance in a decision',
    'libs/invoice/src/domain/random.ts',
    'draws no lots',
    `export const id = () => Math.random();`,
  ],
  [
    'a global service in the domain',
    'libs/invoice/src/domain/fetches.ts',
    'The domain is pure',
    `export const rates = () => fetch('https://example.com');`,
  ],
  [
    'a float made of money',
    'libs/invoice/src/domain/float.ts',
    'never floats',
    `export const amount = (text: string) => parseFloat(text);`,
  ],
  [
    'a test that runs alone',
    'libs/platform/src/alone.spec.ts',
    'proves nothing',
    `import { test } from '@jest/globals';\ntest.only('x', () => {});`,
  ],
  [
    'a test that is skipped',
    'test/e2e/skipped.spec.ts',
    'proves nothing',
    `import { describe } from '@jest/globals';\ndescribe.skip('x', () => {});`,
  ],
  [
    'a test that is skipped where decorators may be',
    'apps/invoicing/src/skipped.spec.ts',
    'proves nothing',
    `import { test } from '@jest/globals';\ntest.skip('x', () => {});`,
  ],
] as const;

const lawful: Readonly<Record<string, string>> = {
  'libs/platform/src/shape.ts': `export type Shape = 'round' | 'square';`,
  'libs/platform/src/clock.ts': `export const now = (): string => new Date().toISOString();`,
  'libs/invoice/src/domain/date-from-instant.ts': `export const dateOf = (instant: string): Date => new Date(instant);`,
  'libs/invoice/src/commands/decorated.ts': `const mark = (_: unknown): void => undefined;\n@mark\nexport class Handler {\n  readonly x = 1;\n}`,
  'apps/invoicectl/src/prints.ts': `console.log('done');`,
  'libs/platform/src/config/environment.ts': `export const host = process.env['HOST'];`,
};

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

describe('the lint rules', () => {
  const reports = new Map<string, readonly string[]>();
  let root = '';

  beforeAll(() => {
    const broken = Object.fromEntries(probes.map(([, path, , code]) => [path, code]));
    root = writeTree({ ...lawful, ...broken });
    const args = ['--config', join(repository, 'eslint.config.js'), '--format', 'json', '.'];
    for (const { filePath, messages } of JSON.parse(runTool('eslint/bin/eslint.js', args, root)) as FileReport[]) {
      reports.set(
        relative(root, filePath),
        messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`),
      );
    }
  }, 60_000);

  afterAll(() => {
    removeTree(root);
  });

  for (const [what, path, named] of probes) {
    test(`report ${what}`, () => {
      expect(reports.get(path)).toContainEqual(expect.stringContaining(named));
    });
  }

  test.each(Object.keys(lawful))('find nothing in %s', (path) => {
    expect(reports.get(path)).toEqual([]);
  });
});
