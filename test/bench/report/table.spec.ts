import { expect, test } from '@jest/globals';
import { table } from './table.ts';

test('a table is as wide as its widest cells, figures to the right', () => {
  expect(
    table([
      ['', 'ratio'],
      ['create', '0.4'],
      ['list', '12.345'],
    ]),
  ).toBe(['         ratio', '------  ------', 'create     0.4', 'list    12.345'].join('\n'));
});
