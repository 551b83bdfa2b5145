import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { removeTree, repository, writeTree } from './fixture-tree.ts';
import type { Tree } from './fixture-tree.ts';
import { runTool } from './node-tool.ts';

const configuration = join(repository, '.dependency-cruiser.cjs');
const configured = createRequire(import.meta.url)(configuration) as {
  readonly forbidden: readonly { readonly name: string; readonly from: { readonly path?: string | string[] } }[];
};
const rules = configured.forbidden.map(({ name }) => name);

/** What the rules report of a tree, as `rule: from -> to`. */
const violations = (root: string): readonly string[] => {
  const args = ['--config', configuration, '--output-type', 'json', 'apps', 'libs', 'test'];
  const report = JSON.parse(runTool('dependency-cruiser/bin/dependency-cruise.mjs', args, root));
  return report.summary.violations.map(
    ({ rule, from, to }: { rule: { name: string }; from: string; to: string }) => `${rule.name}: ${from} -> ${to}`,
  );
};

const npmPackage = (name: string): Tree => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

/** A service in miniature that keeps every rule. */
const lawful: Tree = {
  ...npmPackage('big.js'),
  ...npmPackage('kysely'),
  ...npmPackage('@nestjs/cqrs'),
  ...npmPackage('fast-check'),
  ...npmPackage('undeclared'),
  'apps/invoicing/src/main.ts': `
    import '@nestjs/cqrs';
    import '#invoice';
    import '#read-models';
    import '#event-store/sqlite';
    import '#read-models/sqlite';`,
  'apps/invoicectl/src/main.ts': `import '#platform';`,
  'libs/platform/src/index.ts': `import 'node:crypto';\nexport const clock = 1;`,
  'libs/event-store/src/index.ts': `import './port.ts';`,
  'libs/event-store/src/port.ts': `export interface Port {}`,
  'libs/event-store/src/sqlite/index.ts': `import 'node:fs';\nimport '../port.ts';`,
  'libs/event-store/src/sqlite/log.thread.ts': `import './index.ts';`,
  'libs/event-store/src/sqlite/index.spec.ts': `import './index.ts';\nimport 'fast-check';`,
  'libs/invoice/src/index.ts': `import './commands/publish.command.ts';`,
  'libs/invoice/src/commands/publish.command.ts': `
    import '@nestjs/cqrs';
    import '#event-store';
    import '#platform';
    import '../domain/index.ts';`,
  'libs/invoice/src/domain/index.ts': `import 'big.js';\nimport './money.ts';`,
  'libs/invoice/src/domain/money.ts': `export type Money = string;`,
  'libs/invoice/src/stored-events/index.ts': `import '#event-store';\nimport '../domain/index.ts';`,
  'libs/read-models/src/index.ts': `import '#event-store';\nimport '#invoice/domain';\nimport '#invoice/stored-events';`,
  'libs/read-models/src/sqlite/index.ts': `import 'kysely';\nimport '#platform';`,
  'test/e2e/service.spec.ts': `import '../../apps/invoicing/src/main.ts';\nimport '#read-models/sqlite';`,
};

/** For each rule: files that break it, and what it then has to say. */
const probes: Readonly<Record<string, { readonly tree: Tree; readonly reported: readonly string[] }>> = {
  'domain-is-pure': {
    tree: {
      'libs/invoice/src/domain/reads-the-log.ts': `import type { Port } from '#event-store';\nexport type P = Port;`,
      'libs/invoice/src/domain/reads-a-file.ts': `import 'node:fs';`,
      'libs/invoice/src/domain/takes-a-package.ts': `import 'kysely';`,
      'libs/invoice/src/domain/knows-commands.ts': `import type {} from '../commands/publish.command.ts';`,
    },
    reported: [
      'libs/invoice/src/domain/knows-commands.ts -> libs/invoice/src/commands/publish.command.ts',
      'libs/invoice/src/domain/reads-a-file.ts -> fs',
      'libs/invoice/src/domain/reads-the-log.ts -> libs/event-store/src/index.ts',
      'libs/invoice/src/domain/takes-a-package.ts -> node_modules/kysely/index.js',
    ],
  },
  'stored-events-imports': {
    tree: { 'libs/invoice/src/stored-events/asks-a-command.ts': `import '../commands/publish.command.ts';` },
    reported: ['libs/invoice/src/stored-events/asks-a-command.ts -> libs/invoice/src/commands/publish.command.ts'],
  },
  'commands-imports': {
    tree: {
      'libs/invoice/src/commands/reads-rows.command.ts': `import '#read-models';`,
      'libs/invoice/src/commands/writes-sql.command.ts': `import 'kysely';`,
    },
    reported: [
      'libs/invoice/src/commands/reads-rows.command.ts -> libs/read-models/src/index.ts',
      'libs/invoice/src/commands/writes-sql.command.ts -> node_modules/kysely/index.js',
    ],
  },
  'event-store-imports': {
    tree: { 'libs/event-store/src/knows-invoices.ts': `import '#invoice/domain';\nimport '#platform';` },
    reported: [
      'libs/event-store/src/knows-invoices.ts -> libs/invoice/src/domain/index.ts',
      'libs/event-store/src/knows-invoices.ts -> libs/platform/src/index.ts',
    ],
  },
  'read-models-imports': {
    tree: { 'libs/read-models/src/commands-something.ts': `import '#invoice';\nimport '@nestjs/cqrs';` },
    reported: [
      'libs/read-models/src/commands-something.ts -> libs/invoice/src/index.ts',
      'libs/read-models/src/commands-something.ts -> node_modules/@nestjs/cqrs/index.js',
    ],
  },
  'publisher-imports': {
    tree: { 'libs/publisher/src/reads-rows.ts': `import '#read-models';` },
    reported: ['libs/publisher/src/reads-rows.ts -> libs/read-models/src/index.ts'],
  },
  'platform-imports': {
    tree: { 'libs/platform/src/knows-us.ts': `import '#event-store';` },
    reported: ['libs/platform/src/knows-us.ts -> libs/event-store/src/index.ts'],
  },
  'lib-only-through-its-entry': {
    tree: {
      'libs/read-models/src/reaches-in.ts': `import '../../event-store/src/port.ts';`,
      'apps/invoicing/src/reaches-in.ts': `import '../../../libs/invoice/src/domain/money.ts';`,
    },
    reported: [
      'apps/invoicing/src/reaches-in.ts -> libs/invoice/src/domain/money.ts',
      'libs/read-models/src/reaches-in.ts -> libs/event-store/src/port.ts',
    ],
  },
  'lib-only-by-its-name': {
    tree: { 'libs/read-models/src/walks-there.ts': `import '../../event-store/src/index.ts';` },
    reported: ['libs/read-models/src/walks-there.ts -> libs/event-store/src/index.ts'],
  },
  'adapters-only-from-the-composition-root': {
    tree: {
      'apps/invoicing/src/native/list.controller.ts': `import '#read-models/sqlite';`,
      'libs/event-store/src/opens-a-file.ts': `import './sqlite/index.ts';`,
    },
    reported: [
      'apps/invoicing/src/native/list.controller.ts -> libs/read-models/src/sqlite/index.ts',
      'libs/event-store/src/opens-a-file.ts -> libs/event-store/src/sqlite/index.ts',
    ],
  },
  'adapters-are-leaves': {
    tree: { 'libs/read-models/src/sqlite/borrows.ts': `import '#event-store/sqlite';` },
    reported: ['libs/read-models/src/sqlite/borrows.ts -> libs/event-store/src/sqlite/index.ts'],
  },
  'nothing-imports-an-app': {
    tree: {
      'libs/platform/src/starts-it.ts': `import '../../../apps/invoicing/src/main.ts';`,
      'apps/invoicectl/src/starts-it.ts': `import '../../invoicing/src/main.ts';`,
    },
    reported: [
      'apps/invoicectl/src/starts-it.ts -> apps/invoicing/src/main.ts',
      'libs/platform/src/starts-it.ts -> apps/invoicing/src/main.ts',
    ],
  },
  'nothing-imports-a-test': {
    tree: { 'libs/event-store/src/leans-on-a-test.ts': `import './sqlite/index.spec.ts';` },
    reported: ['libs/event-store/src/leans-on-a-test.ts -> libs/event-store/src/sqlite/index.spec.ts'],
  },
  'no-cycles': {
    tree: {
      'libs/platform/src/hen.ts': `import type { Egg } from './egg.ts';\nexport type Hen = Egg[];`,
      'libs/platform/src/egg.ts': `import type { Hen } from './hen.ts';\nexport type Egg = Hen;`,
    },
    reported: ['libs/platform/src/egg.ts -> libs/platform/src/hen.ts'],
  },
  'no-unresolved-imports': {
    tree: { 'libs/platform/src/leads-nowhere.ts': `import './gone.ts';\nimport '#nothing';` },
    reported: ['libs/platform/src/leads-nowhere.ts -> #nothing', 'libs/platform/src/leads-nowhere.ts -> ./gone.ts'],
  },
  'only-declared-packages': {
    tree: { 'apps/invoicing/src/by-luck.ts': `import 'undeclared';` },
    reported: ['apps/invoicing/src/by-luck.ts -> node_modules/undeclared/index.js'],
  },
  'no-development-packages-in-production': {
    tree: { 'apps/invoicing/src/generates-data.ts': `import 'fast-check';` },
    reported: ['apps/invoicing/src/generates-data.ts -> node_modules/fast-check/index.js'],
  },
  'no-orphans': {
    tree: { 'libs/platform/src/dead.ts': `import './dead-too.ts';`, 'libs/platform/src/dead-too.ts': `export {};` },
    reported: ['libs/platform/src/dead-too.ts', 'libs/platform/src/dead.ts'].map((path) => `${path} -> ${path}`),
  },
};

describe('the dependency rules', () => {
  let trees: readonly string[] = [];
  let ofTheBroken: readonly string[] = [];
  let ofTheLawful: readonly string[] = [];

  beforeAll(() => {
    const broken = Object.assign({}, lawful, ...Object.values(probes).map(({ tree }) => tree)) as Tree;
    trees = [writeTree(lawful), writeTree(broken)];
    ofTheLawful = violations(trees[0]!);
    ofTheBroken = violations(trees[1]!);
  }, 60_000);

  afterAll(() => {
    trees.forEach(removeTree);
  });

  test('each have a probe', () => {
    expect(Object.keys(probes).sort()).toEqual([...rules].sort());
  });

  test('say of each library what it may import', () => {
    const bounded = configured.forbidden.map(({ from }) => from.path).filter((path) => typeof path === 'string');
    const libraries = readdirSync(join(repository, 'libs'));
    expect(libraries.filter((name) => !bounded.some((path) => path.startsWith(`^libs/${name}/src/`)))).toEqual([]);
  });

  test('find nothing in a tree that keeps them', () => {
    expect(ofTheLawful).toEqual([]);
  });

  test.each(Object.entries(probes))('%s is reported where it is broken', (rule, { reported }) => {
    expect(ofTheBroken).toEqual(expect.arrayContaining(reported.map((violation) => `${rule}: ${violation}`)));
  });

  test('find nothing in this repository', () => {
    expect(violations(repository)).toEqual([]);
  }, 60_000);
});
