import { expect, test } from '@jest/globals';
import { isPosition } from '../port/compare-positions.ts';
import { numbersOf, positionOf } from './log-position.ts';

test.each([
  ['7', '7', '7'],
  ['9223372036854775807', '9223372036854775807', '9223372036854775807'],
  ['12', '7', '12/7'],
])('commit %s and prepare %s are the position %s, and come back', (commit, prepare, position) => {
  expect(positionOf(commit, prepare)).toBe(position);
  expect(isPosition(position)).toBe(true);
  expect(numbersOf(position)).toEqual({ commit, prepare });
});
