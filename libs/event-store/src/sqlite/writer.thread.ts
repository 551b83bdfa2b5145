import { parentPort, workerData } from 'node:worker_threads';
import { BatchWriter } from './batch-writer.ts';
import { announceCommit } from './commit-signal.ts';
import { asCannotOpen } from './sqlite-failure.ts';
import { keepWalShort } from './wal-limit.ts';
import { openWriteConnection } from './write-connection.ts';
import type { FromWriter, ToWriter, WriterTask } from './writer-messages.ts';

const { file, commits } = workerData as WriterTask;

const answer = (message: FromWriter): void => {
  parentPort?.postMessage(message);
};

function serve(): void {
  const { database, logId } = openWriteConnection(file);
  const writer = new BatchWriter(database);
  const afterCommit = keepWalShort(database, file);
  parentPort?.on('message', (message: ToWriter) => {
    if (message.kind === 'close') {
      database.close();
      parentPort?.close();
      return;
    }
    const started = performance.now();
    const outcomes = writer.write(message.appends);
    announceCommit(commits);
    answer({ kind: 'written', outcomes, durationMs: performance.now() - started });
    afterCommit();
  });
  answer({ kind: 'opened', logId });
}

try {
  serve();
} catch (error) {
  const { reason, message } = asCannotOpen(file, error);
  answer({ kind: 'not-opened', reason, message });
}
