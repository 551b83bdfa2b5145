import { InvalidAppend } from '../port/errors.ts';

/** Deeper than this is refused; a cyclic value is endlessly deep. */
export const deepestNesting = 500;

/**
 * JSON text of a value that comes back from `JSON.parse` as it went in. `JSON.stringify` alone would write NaN as null, a Map
 * as `{}`, a Date as a string, and an array's undefined as null, without a word. Members that are undefined are
 * left out, and minus zero becomes zero.
 * @throws InvalidAppend naming the member: `name`, then a JSON pointer
 */
export function jsonText(name: string, value: unknown): string {
  try {
    const text = isPlain(value, 0) ? JSON.stringify(value) : null;
    if (text !== null && !text.includes(escapedSurrogate)) return text;
    const flaw = flawOf(value, 0);
    if (flaw === null) return JSON.stringify(value);
    throw new InvalidAppend(`${name}${flaw.pointer} ${flaw.detail}`);
  } catch (error) {
    if (error instanceof InvalidAppend) throw error;
    throw new InvalidAppend(`${name} can't be written as JSON: ${String(error)}`, { cause: error });
  }
}

/** How JSON writes half of a surrogate pair; also found where a text holds these very characters. */
const escapedSurrogate = '\\ud';

/** A quick yes for what events nearly always are; no is no verdict. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth >= deepestNesting) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isPlain(value[index], depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined && !isPlain(member, depth + 1)) return false;
  }
  return true;
}

/** Built on the way back from the flaw, so that a sound value, nearly always the case, makes no paths. */
interface Flaw {
  readonly pointer: string;
  readonly detail: string;
}

const flaw = (detail: string): Flaw => ({ pointer: '', detail });

const below = (segment: string, inner: Flaw): Flaw => ({
  pointer: `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}${inner.pointer}`,
  detail: inner.detail,
});

function flawOf(value: unknown, depth: number): Flaw | null {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? null : flaw('holds a lone surrogate, which is no Unicode text');
    case 'number':
      return Number.isFinite(value) ? null : flaw(`is ${String(value)}, which JSON has no word for`);
    case 'boolean':
      return null;
    case 'object':
      return value === null ? null : flawOfMembers(value, depth);
    case 'undefined':
    case 'bigint':
    case 'function':
    case 'symbol':
      return flaw(`is of type ${typeof value}, which JSON has no word for`);
  }
}

function flawOfMembers(value: object, depth: number): Flaw | null {
  if (depth >= deepestNesting) return flaw(`is cyclic or nested more than ${String(deepestNesting)} levels deep`);
  if (Array.isArray(value)) return flawOfItems(value, depth);
  if (!isRecord(value)) return flaw('is no plain object, array, string, number, boolean or null');
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) return flaw('has a member whose name holds a lone surrogate');
    const member: unknown = value[key];
    const inner = member === undefined ? null : flawOf(member, depth + 1);
    if (inner !== null) return below(key, inner);
  }
  return null;
}

function flawOfItems(items: readonly unknown[], depth: number): Flaw | null {
  for (let index = 0; index < items.length; index++) {
    const inner = flawOf(items[index], depth + 1);
    if (inner !== null) return below(String(index), inner);
  }
  return null;
}

/** A plain object, of whatever realm, or an instance of a class that JSON writes member by member. */
function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  return Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in value);
}
