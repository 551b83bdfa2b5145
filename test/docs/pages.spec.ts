import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { problemCodes } from '#platform';

const repository = join(import.meta.dirname, '..', '..');
const text = (path: string): string => readFileSync(join(repository, path), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: repository });

const headings = (page: string, level: number): readonly string[] =>
  [...text(page).matchAll(new RegExp(`^#{${String(level)}} (.+)$`, 'gm'))].map(([, heading]) => heading!);

/** As forges make it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const linksOf = (page: string): readonly string[] =>
  [...text(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^https?:/.test(link));

describe.each(pages)('%s', (page) => {
  test('links to files and headings that exist', () => {
    const broken = linksOf(page).filter((link) => {
      const [path, anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path!);
      if (!existsSync(join(repository, target))) return true;
      return (
        anchor !== undefined && ![1, 2, 3].flatMap((level) => headings(target, level).map(anchorOf)).includes(anchor)
      );
    });
    expect(broken).toEqual([]);
  });
});

describe('docs/events.md', () => {
  const stored = [...text('libs/invoice/src/stored-events/stored-events.ts').matchAll(/^ {2}([A-Z]\w+): /gm)].map(
    ([, type]) => type!,
  );
  const described = headings('docs/events.md', 3).filter((heading) => heading !== 'The chain');

  test('describes every event that can be stored, and no other', () => {
    expect(stored.length).toBeGreaterThan(20);
    expect([...described].sort()).toEqual([...stored].sort());
  });

  test('has an example of each that is JSON', () => {
    const examples = [...text('docs/events.md').matchAll(/^### (\w+)\n[^]*?```json\n([^]*?)```/gm)];
    for (const [, , json] of examples) expect(JSON.parse(json!)).toBeInstanceOf(Object);
    expect(examples.map(([, type]) => type)).toEqual(expect.arrayContaining(stored));
  });
});

test('docs/problems.md explains every problem code, and no other', () => {
  expect([...headings('docs/problems.md', 2)].sort()).toEqual([...problemCodes].sort());
});

describe('docs/operations.md', () => {
  const operations = text('docs/operations.md');

  test('names every setting', () => {
    const settings = text('libs/platform/src/config/configuration.ts').match(/\b[A-Z]{4,}(_[A-Z]+)?(?=['":])/g) ?? [];
    expect(settings).toContain('DATA_DIR');
    for (const setting of settings) expect(operations).toContain(`\`${setting}\``);
  });

  test('names every metric of the service, and no other', () => {
    const metrics = /invoicing_\w+/g;
    const measured = new Set(text('apps/invoicing/src/metrics/metrics.ts').match(metrics));
    expect(new Set(operations.match(metrics))).toEqual(measured);
  });
});

describe('the decisions', () => {
  const records = globSync('docs/adr/[0-9]*.md', { cwd: repository }).sort();

  test('are numbered without a gap, and say so in their names and titles', () => {
    const inTurn = records.map((_, index) => String(index + 1));
    expect(records.map((record) => String(Number(basename(record).split('-')[0])))).toEqual(inTurn);
    expect(records.map((record) => headings(record, 1)[0]!.split('.')[0])).toEqual(inTurn);
  });

  test.each(records)('%s has context, decision, consequences and alternatives', (record) => {
    expect(headings(record, 2)).toEqual(['Context', 'Decision', 'Consequences', 'Alternatives']);
  });

  test('tell why each dependency is there', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text('package.json')) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    const log = text('docs/adr/dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    expect(Object.keys(optionalDependencies!).filter((name) => !/^node-(bin-)?(linux|darwin|win)-/.test(name))).toEqual(
      [],
    );
    expect(names.filter((name) => !log.includes(`\`${name}\``))).toEqual([]);
  });
});

test('docs/guarantees.md names tests that exist', () => {
  const named = text('docs/guarantees.md').match(/`[\w/.-]+\.(spec|contract)\.ts`/g) ?? [];
  expect(named.length).toBeGreaterThan(5);
  expect(named.map((path) => path.slice(1, -1)).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});
