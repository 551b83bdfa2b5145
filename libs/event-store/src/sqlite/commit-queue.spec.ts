import { Worker } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import { appendOf, newStream, numbered } from '../contract/log-under-test.ts';
import type { Append } from '../port/events.ts';
import { CommitQueue, type Commit } from './commit-queue.ts';
import { openSqliteEventStore } from './event-store.ts';
import { temporaryLog } from './temporary-log.fixture.ts';

const append = (): Append => appendOf({ stream: newStream(), expected: 'no_stream', data: numbered(2) });
const names = (outcomes: PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'fulfilled' : (outcome.reason as Error).name));

/** A thread that answers nothing, and ends or fails at its first batch. */
const dyingThread = (death: string): Worker =>
  new Worker(`require('node:worker_threads').parentPort.once('message', () => { ${death} })`, { eval: true });

describe('group commit', () => {
  test('puts what is appended in one turn of the event loop into one commit, and tells of it', async () => {
    const log = await temporaryLog();
    const commits: Commit[] = [];
    const store = await openSqliteEventStore({ file: log.file, onCommit: (commit) => commits.push(commit) });
    await Promise.all(Array.from({ length: 50 }, () => store.append(append())));
    expect(commits).toHaveLength(1);
    expect(commits[0]).toMatchObject({ appends: 50, events: 100 });
    expect(commits[0]?.bytes).toBeGreaterThan(100 * '{"n":1}'.length);
    expect(commits[0]?.durationMs).toBeGreaterThan(0);
    await store.close();
    await log.dispose();
  });

  test('gathers while a commit runs, and keeps each commit within its bounds', async () => {
    const log = await temporaryLog();
    const commits: Commit[] = [];
    const store = await openSqliteEventStore({ file: log.file, onCommit: (commit) => commits.push(commit) });
    await Promise.all(Array.from({ length: 1_000 }, () => store.append(append())));
    expect(commits.map(({ appends }) => appends)).toEqual([256, 256, 256, 232]);
    commits.length = 0;
    const large = Array.from({ length: 10 }, () => `"${'x'.repeat(1_000_000)}"`);
    const data = large.map((text) => appendOf({ stream: newStream(), expected: 'no_stream', data: [text] }));
    await Promise.all(data.map((each) => store.append(each)));
    expect(commits.map(({ appends }) => appends)).toEqual([4, 4, 2]);
    await store.close();
    await log.dispose();
  });

  test('takes no more than it can hold, and says so at once', async () => {
    const thread = new Worker('require("node:worker_threads").parentPort.once("message", () => {})', { eval: true });
    const queue = new CommitQueue(thread, () => undefined);
    const taken = Array.from({ length: 4_096 }, () => queue.push(append(), 1));
    await expect(queue.push(append(), 1)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    const settled = Promise.allSettled(taken);
    await thread.terminate();
    await settled;
    const other = new CommitQueue(dyingThread(''), () => undefined);
    await expect(other.push(append(), 64 * 1024 * 1024 + 1)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await other.close();
  });

  test.each([
    ['ends', 'process.exit(3)'],
    ['fails', 'throw new Error("broken")'],
  ])('with a thread that %s leaves unknown what it was given, and refuses the rest', async (_how, death) => {
    const thread = dyingThread(death);
    const queue = new CommitQueue(thread, () => undefined);
    const given = Promise.allSettled([queue.push(append(), 1), queue.push(append(), 1)]);
    await new Promise(setImmediate);
    const waiting = Promise.allSettled([queue.push(append(), 1)]);
    await new Promise((resolve) => thread.once('exit', resolve));
    expect(names(await given)).toEqual(['AppendOutcomeUnknown', 'AppendOutcomeUnknown']);
    expect(names(await waiting)).toEqual(['StoreUnavailable']);
    expect(names(await Promise.allSettled([queue.push(append(), 1)]))).toEqual(['StoreUnavailable']);
    await queue.close();
  });
});
