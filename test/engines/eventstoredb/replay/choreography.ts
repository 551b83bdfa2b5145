import type { Placeholders } from './comparison.ts';
import { appendRequests, batchRequests, readRequest } from './wire-requests.ts';
import type { Wire } from './wire.ts';

/** Where a recording is played. */
export interface Stage {
  readonly wire: Wire;
  readonly names: Placeholders;
}

/** What a recording does not tell of how it came about. */
export interface Choreography {
  /** Done before a step: appends that were not written down, positions that are reckoned from others. */
  readonly before?: Readonly<Record<number, (stage: Stage) => unknown>>;
  /** Before which step a subscription was opened, by the step at which it was ended. */
  readonly opens?: Readonly<Record<number, number>>;
  /** What the notes say, found out anew. */
  readonly notes?: (stage: Stage) => Promise<object[]>;
}

const stream = (slug: string, name: string): string => `${slug}.<run>-${name}`;

/** Appends events that no step speaks of. */
const quietly =
  (name: string, expected: string, ids: string, count: number, data?: string) =>
  async ({ wire, names }: Stage): Promise<void> => {
    const events = Array.from({ length: count }, (_, index) => ({
      name: `${ids}${index}`,
      ...(data === undefined ? {} : { data }),
    }));
    await wire.append(appendRequests({ stream: name, expected, events }, names));
  };

/** Says what positions that came in no answer are, reckoned from one that did. */
const reckoned =
  (known: string, offsets: Readonly<Record<string, bigint>>, fixed: Readonly<Record<string, bigint>> = {}) =>
  ({ names }: Stage): void => {
    const base = BigInt(names.position(known));
    for (const [recorded, offset] of Object.entries(offsets)) names.learn(recorded, String(base + offset));
    for (const [recorded, position] of Object.entries(fixed)) names.learn(recorded, String(position));
  };

const far = 1_000_000_000n;
const overMany = 'reading-the-log-over-many-events-that-do-not-match';
const others = stream(overMany, '').replace(/-$/, 'other');
const checkpoints = 'subscribing-to-the-log-checkpoints-over-events-that-do-not-match';

export const choreographies: Readonly<Record<string, Choreography>> = {
  'subscribing-to-a-stream': { opens: { 2: 1 } },
  'subscribing-to-a-stream-that-is-not-there-yet': { opens: { 1: 0 } },
  'subscribing-to-a-stream-from-its-end': { opens: { 2: 1 } },
  'subscribing-to-the-log-with-a-filter': { opens: { 3: 2 } },
  'a-subscription-to-a-stream-that-is-then-deleted-then-tombstoned': { opens: { 3: 1, 5: 4 } },
  [checkpoints]: {
    opens: { 2: 1 },
    before: { 1: quietly(stream(checkpoints, '').replace(/-$/, 'other'), 'no_stream', 'n', 200) },
  },
  'subscribing-to-the-log-from-a-position-that-is-no-event-or-is-ahead': {
    before: { 1: reckoned('position 2', { 'position 1': -1n, 'position 3': far }) },
  },
  'reading-the-log-from-positions-that-are-no-event': {
    before: {
      1: reckoned(
        'position 6',
        { 'position 5': -1n, 'position 7': 1n, 'position 8': far },
        { 'position 1': 0n, 'position 2': 10n, 'position 3': 20n },
      ),
    },
  },
  [overMany]: {
    before: { 1: quietly(others, 'no_stream', 'n', 700), 2: quietly(others, '699', 'm', 700) },
  },
  'two-appends-race': { notes: race },
  'every-event-of-one-append-has-its-own-position-in-order': { notes: positionsOfOneAppend },
  'reading-a-long-stream': { notes: longStream },
};

async function race({ wire, names }: Stage): Promise<object[]> {
  const one = (name: string) => ({
    stream: stream('two-appends-race', 'x'),
    expected: 'no_stream',
    events: [{ name }],
  });
  const replies = await Promise.all([
    wire.append(appendRequests(one('a'), names)),
    wire.append(appendRequests(one('b'), names)),
    wire.batch(batchRequests(one('c'), names), 5_000),
  ]);
  const won = replies.filter((reply) => 'success' in reply).length;
  return [{ won, lost: replies.length - won }];
}

interface PlainEvent {
  readonly event: { readonly commit: string; readonly prepare: string; readonly revision: string };
}

const isEvent = (reply: object): reply is PlainEvent => 'event' in reply;

/** The first step is an append, and is played as such: what the note says is of the same stream under another name. */
async function positionsOfOneAppend({ wire, names }: Stage): Promise<object[]> {
  const name = stream('every-event-of-one-append-has-its-own-position-in-order', 'two');
  const events = ['a', 'b', 'c'].map((letter) => ({ name: `${letter}2` }));
  await wire.append(appendRequests({ stream: name, expected: 'no_stream', events }, names));
  const read = await wire.read(readRequest({ from: 'start', filter: { prefix: [name] } }, names, false));
  const places = read.filter(isEvent).map(({ event }) => event);
  const commitsAscend = places.every(
    ({ commit }, index) => index === 0 || BigInt(commit) > BigInt(places[index - 1]!.commit),
  );
  const commitEqualsPrepare = places.every(({ commit, prepare }) => commit === prepare);
  return [{}, { events: places.length, commitsAscend, commitEqualsPrepare }];
}

async function longStream(stage: Stage): Promise<object[]> {
  const name = stream('reading-a-long-stream', 'x');
  for (let part = 0; part < 5; part++) {
    const expected = part === 0 ? 'no_stream' : String(part * 500 - 1);
    await quietly(name, expected, `e${part}.`, 500, 'x'.repeat(1_000))(stage);
  }
  const queries = [
    { from: 'start', count: 4_000 },
    { from: '2000', count: 4_000 },
    { from: 'end', backwards: true, count: 4_000 },
  ];
  const notes: object[] = [];
  for (const query of queries) {
    const replies = await stage.wire.read(readRequest({ stream: name, ...query }, stage.names, false));
    const revisions = replies.filter(isEvent).map(({ event }) => Number(event.revision));
    const oneByOne = revisions.every((revision, at) => at === 0 || Math.abs(revision - revisions[at - 1]!) === 1);
    notes.push({ ...query, events: revisions.length, first: revisions[0], last: revisions.at(-1), oneByOne });
  }
  return notes;
}
