import type { FieldError } from '../decision.ts';
import { canonicalLine } from './canonical-decimals.ts';
import type { Line, LineInput } from './content.ts';

export const MOST_LINES = 1_000;

export interface SettledLines {
  readonly lines: readonly Line[];
  readonly errors: readonly FieldError[];
}

/** Lines as they will stand: with ids, decimals in one form, and what another API once said of a line kept with it. */
export function settleLines(inputs: readonly LineInput[], standing: readonly Line[], exponent: number): SettledLines {
  if (inputs.length > MOST_LINES) return { lines: [], errors: [tooMany] };
  const known = new Map(standing.map((line) => [line.id, line]));
  const lines = withLineIds(inputs, standing).map((line) => canonicalLine(withWhatWasKnown(line, known), exponent));
  return { lines, errors: idErrors(inputs) };
}

/** A line without an id is the one that stands at its place, unless another line names that; else it is new. */
export function withLineIds(inputs: readonly LineInput[], standing: readonly Line[]): readonly Line[] {
  const claimed = new Set(inputs.flatMap(({ id }) => (id === null ? [] : [id])));
  const taken = new Set([...claimed, ...standing.map(({ id }) => id)]);
  let latest = latestOrdinal(taken);
  const fresh = (): string => {
    do latest += 1;
    while (taken.has(`l${latest}`));
    return `l${latest}`;
  };
  return inputs.map((input, index) => {
    if (input.id !== null) return { ...input, id: input.id };
    const place = standing[index];
    const id = place !== undefined && !claimed.has(place.id) ? place.id : fresh();
    claimed.add(id);
    return { ...input, id };
  });
}

/** The highest `n` of the ids `ln` that this service gives. */
function latestOrdinal(ids: Iterable<string>): number {
  let latest = 0;
  for (const id of ids) {
    const [, ordinal] = /^l(\d{1,7})$/.exec(id) ?? [];
    if (ordinal !== undefined) latest = Math.max(latest, Number(ordinal));
  }
  return latest;
}

/** An API that knows nothing of a member can't take it away by leaving it out. */
function withWhatWasKnown(line: Line, known: ReadonlyMap<string, Line>): Line {
  const before = known.get(line.id);
  if (before === undefined) return line;
  const { declaredTotal, adjustment, extensions } = before;
  return {
    ...(declaredTotal !== undefined && { declaredTotal }),
    ...(adjustment !== undefined && { adjustment }),
    ...line,
    ...(extensions !== undefined && { extensions: { ...extensions, ...line.extensions } }),
  };
}

function idErrors(inputs: readonly LineInput[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  inputs.forEach(({ id }, index) => {
    if (id === null) return;
    const pointer = `/lines/${index}/id`;
    if (id === '') errors.push({ pointer, code: 'empty', detail: "A line's id must not be empty." });
    if (seen.has(id)) errors.push({ pointer, code: 'duplicate-line-id', detail: 'Another line has this id already.' });
    seen.add(id);
  });
  return errors;
}

const tooMany: FieldError = {
  pointer: '/lines',
  code: 'too-many-lines',
  detail: `An invoice has at most ${MOST_LINES} lines.`,
};
