import type { Fault } from '../problem/problem.ts';
import { safeDigits } from './scan-json.ts';

interface SourceContext {
  /** The number as it stands in the text. */
  readonly source: string;
}

/** Stands where a number lost digits, until the walk that knows the way there finds it. */
class LostPrecision {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Never reach an object: what is made from a body must not get another prototype or a false constructor. */
const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface ExactJson {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

/**
 * Parses JSON and lists every number that a double would change, every string with NUL or half of a surrogate pair, and
 * every key that belongs to prototypes. The text must not be nested deep.
 * @throws SyntaxError
 */
export function parseExactly(text: string): ExactJson {
  const value: unknown = JSON.parse(text, function keepSource(_key: string, held: unknown, context?: SourceContext) {
    if (typeof held !== 'number' || context === undefined) return held;
    return survives(context.source, held) ? held : new LostPrecision(context.source);
  });
  const faults: Fault[] = [];
  collect(value, '', faults);
  return { value, faults };
}

/** Whether the double is the very number that was written. Zeros at either end are no significant digits. */
function survives(source: string, value: number): boolean {
  const [mantissa = ''] = source.toLowerCase().split('e');
  const significant = mantissa.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
  if (significant === 0) return true;
  const magnitude = Math.abs(value);
  return significant <= safeDigits && magnitude !== Infinity && magnitude >= 2 ** -1022;
}

function collect(value: unknown, pointer: string, faults: Fault[]): void {
  if (typeof value === 'string') {
    faults.push(...textFaults(value, pointer));
  } else if (value instanceof LostPrecision) {
    const detail = `the number has more than ${String(safeDigits)} significant digits or is out of range: send a string`;
    faults.push({ pointer, code: 'precision-lost', detail });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      collect(item, `${pointer}/${String(index)}`, faults);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const below = `${pointer}/${pointerToken(key)}`;
      if (refusedKeys.has(key))
        faults.push({ pointer: below, code: 'unknown-member', detail: `${key} is never a member` });
      else faults.push(...textFaults(key, below));
      collect(member, below, faults);
    }
  }
}

function textFaults(text: string, pointer: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (text.includes('\0')) faults.push({ pointer, code: 'nul-character', detail: 'text may not contain U+0000' });
  if (!text.isWellFormed())
    faults.push({ pointer, code: 'lone-surrogate', detail: 'text may not contain half of a surrogate pair' });
  return faults;
}

/** A member name as a token of a JSON pointer (RFC 6901). */
export const pointerToken = (key: string): string => key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
