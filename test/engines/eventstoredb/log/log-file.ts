import { open, readFile, truncate } from 'node:fs/promises';
import { decodeEntry, encodeEntry, type LogEntry } from './log-entry.ts';

/** Where the log is kept. `write` resolves when the entry would survive the death of the process and of the machine. */
export interface LogStorage {
  readonly entries: readonly LogEntry[];
  write(entry: LogEntry): Promise<void>;
  close(): Promise<void>;
}

/** Gone with the process. */
export const inMemory = (): LogStorage => ({
  entries: [],
  write: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/** An append-only file, a line per entry; what arrives while one write is under way goes into the next (group commit). */
export async function inFile(path: string): Promise<LogStorage> {
  const file = await open(path, 'a');
  const entries = await readWholeLines(path);
  let waiting: string[] = [];
  let last = Promise.resolve();
  let next: Promise<void> | null = null;

  const writeWaiting = async (): Promise<void> => {
    next = null;
    const lines = waiting.join('');
    waiting = [];
    await file.appendFile(lines);
    await file.datasync();
  };

  return {
    entries,
    write(entry) {
      waiting.push(encodeEntry(entry));
      next ??= last = last.then(writeWaiting);
      return next;
    },
    async close() {
      await last;
      await file.close();
    },
  };
}

/** A kill in the middle of a write leaves half a line: it was never acknowledged, and is cut off. */
async function readWholeLines(path: string): Promise<LogEntry[]> {
  const bytes = await readFile(path);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) await truncate(path, whole);
  const lines = bytes.toString('utf8', 0, whole).split('\n');
  return lines.filter((line) => line !== '').map(decodeEntry);
}
