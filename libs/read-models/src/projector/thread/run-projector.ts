import type { MessagePort } from 'node:worker_threads';
import { type Progress, Projector, type ProjectorOptions } from '../projector.ts';
import type { FromProjector, ToProjector } from './thread-messages.ts';
import { Pause } from './pause.ts';

export interface RunProjectorOptions extends ProjectorOptions {
  /** The thread's own end of the line to the one that started it. */
  readonly port: MessagePort;
  /** Its first 32-bit integer is raised, and waiting threads are notified, with every commit to the log. */
  readonly commits: SharedArrayBuffer;
  /**
   * How long to let events gather once the rows are up to date, in milliseconds: a page of many is much cheaper an event
   * than many pages of one. Whoever waits for a position cuts it short.
   */
  readonly gatherMs?: number;
  /** Ends what the thread has open. */
  readonly onClose: () => Promise<void>;
}

/** Events whose commit nobody announced are found after this long, in milliseconds. */
const lookAnyway = 1_000;
const firstRetry = 100;
const lastRetry = 5_000;

/**
 * Follows the log until told to end. A page that fails is tried again and again, ever more slowly, and is never skipped:
 * what is wrong is reported each time it changes.
 */
export async function runProjector(options: RunProjectorOptions): Promise<void> {
  const { port, commits, gatherMs = 50, onClose } = options;
  const projector = new Projector(options);
  const count = new Int32Array(commits);
  const pause = new Pause();
  const closing = new AbortController();
  port.on('message', ({ kind }: ToProjector) => {
    if (kind === 'close') closing.abort();
    pause.end();
    Atomics.notify(count, 0);
  });
  const tell = (message: FromProjector): void => {
    port.postMessage(message);
  };

  let retry = firstRetry;
  let complaint: string | null = null;
  let told: Progress | null = null;
  while (!closing.signal.aborted) {
    const seen = Atomics.load(count, 0);
    try {
      const progress = await projector.step();
      if (complaint !== null || told === null || saysMore(progress, told)) {
        tell({ kind: 'progress', position: progress.checkpoint.position, caughtUp: progress.caughtUp });
        told = progress;
      }
      [retry, complaint] = [firstRetry, null];
      if (!progress.caughtUp) continue;
      if (progress.events > 0) await pause.for(gatherMs);
      await commitAfter(seen, count, closing.signal);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== complaint) tell({ kind: 'failed', message });
      complaint = message;
      await pause.for(retry);
      retry = Math.min(retry * 2, lastRetry);
    }
  }
  await onClose();
  port.close();
}

async function commitAfter(seen: number, count: Int32Array<SharedArrayBuffer>, closing: AbortSignal): Promise<void> {
  if (closing.aborted) return;
  const news = Atomics.waitAsync(count, 0, seen, lookAnyway);
  if (news.async) await news.value;
}

const saysMore = (progress: Progress, told: Progress): boolean =>
  progress.checkpoint.position !== told.checkpoint.position || progress.caughtUp !== told.caughtUp;
