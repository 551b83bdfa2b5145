import { isUtf8 } from 'node:buffer';
import { Problem, validationFailed } from '../problem/problem.ts';
import { FaultyJson } from './faulty-json.ts';
import { parseExactly } from './exact-json.ts';
import { locateSyntaxError } from './locate-syntax-error.ts';
import { scanJson } from './scan-json.ts';

/** Deeper than any resource here; shallow enough for everything that walks a value by recursion. */
export const deepestNesting = 32;

/**
 * The value of a JSON body; undefined where there is no byte at all. Of members with the same name the last one counts.
 * A `FaultyJson` in its place where numbers would lose digits (`precision-lost`) or there are NUL, lone surrogates or keys
 * of prototypes: whoever knows the shape of the body can then tell everything that is wrong with it at once.
 * @throws Problem `malformed-json`; `validation-failed` for nesting beyond `deepestNesting`. No message quotes the body.
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new Problem('malformed-json', 'the body is not UTF-8');
  const { depth, suspicious } = scanJson(bytes);
  if (depth > deepestNesting) throw tooDeep();
  const text = bytes.toString('utf8');
  try {
    if (!suspicious && !mentionsPrototypes(text)) return JSON.parse(text) as unknown;
    const { value, faults } = parseExactly(text);
    return faults.length > 0 ? new FaultyJson(value, faults) : value;
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(text);
    throw error;
  }
}

const mentionsPrototypes = (text: string): boolean =>
  text.includes('__proto__') || text.includes('constructor') || text.includes('prototype');

function tooDeep(): Problem {
  const detail = `arrays and objects may be nested ${String(deepestNesting)} levels deep at most`;
  return validationFailed([{ pointer: '', code: 'nested-too-deep', detail }]);
}

function malformed(text: string): Problem {
  const at = locateSyntaxError(text);
  if (at >= text.length) return new Problem('malformed-json', 'the body ends before its JSON does');
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return new Problem(
    'malformed-json',
    `the body stops being JSON at character ${String(at)} (line ${String(line)}, column ${String(column)})`,
  );
}
