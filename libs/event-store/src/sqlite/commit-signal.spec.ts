import { describe, expect, test } from '@jest/globals';
import { announceCommit, CommitWatch, createCommitSignal } from './commit-signal.ts';

const never = 3_600_000;

describe('waiting for a commit', () => {
  test('ends at once where one was announced since the count was taken', async () => {
    const signal = createCommitSignal();
    const watch = new CommitWatch(signal, never);
    const count = watch.count();
    announceCommit(signal);
    await expect(watch.next(count)).resolves.toBeUndefined();
  });

  test('ends with the next one, for all who wait', async () => {
    const signal = createCommitSignal();
    const watches = [new CommitWatch(signal, never), new CommitWatch(signal, never)];
    const waiting = Promise.all(watches.map((watch) => watch.next(watch.count())));
    announceCommit(signal);
    await expect(waiting).resolves.toHaveLength(2);
  });

  test('ends after its time where nobody announces', async () => {
    const watch = new CommitWatch(createCommitSignal(), 1);
    await expect(watch.next(watch.count())).resolves.toBeUndefined();
  });

  test('ends when it is woken without a commit', async () => {
    const watch = new CommitWatch(createCommitSignal(), never);
    const waiting = watch.next(watch.count());
    watch.wake();
    await expect(waiting).resolves.toBeUndefined();
  });
});
