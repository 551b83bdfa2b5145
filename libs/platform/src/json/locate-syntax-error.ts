const token =
  /[ \t\n\r]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;

const blanksBefore = (text: string): number => /^[ \t\n\r]*/.exec(text)![0].length;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

/**
 * Where a text stops being JSON: the offset of the first token that can't stand there, or the text's length where it ends
 * too early. The engine's own message would quote the text, and what a client sent must not come back or reach a log.
 */
export function locateSyntaxError(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return at + blanksBefore(text.slice(at));
    const [whole, string, literal, mark] = match;
    const next = afterToken(expected, string !== undefined, literal !== undefined, mark, open);
    if (next === null) return at + blanksBefore(whole);
    expected = next;
    at = token.lastIndex;
  }
}

/** What may follow, or null where the token can't stand here. Keeps `open` as it must be. */
function afterToken(
  expected: Expected,
  isString: boolean,
  isLiteral: boolean,
  mark: string | undefined,
  open: ('[' | '{')[],
): Expected | null {
  const closed = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  if (expected === 'value' || expected === 'value or ]') {
    if (isString || isLiteral) return closed();
    if (mark === '[' || mark === '{') {
      open.push(mark);
      return mark === '[' ? 'value or ]' : 'key or }';
    }
    if (mark !== ']' || expected === 'value') return null;
    open.pop();
    return closed();
  }
  if (expected === 'key' || expected === 'key or }') {
    if (isString) return 'colon';
    if (mark !== '}' || expected === 'key') return null;
    open.pop();
    return closed();
  }
  if (expected === 'colon') return mark === ':' ? 'value' : null;
  if (expected === 'nothing') return null;
  const inner = open.at(-1);
  if (mark === ',') return inner === '[' ? 'value' : 'key';
  if (mark !== (inner === '[' ? ']' : '}')) return null;
  open.pop();
  return closed();
}
