import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteLogReader, type LogReaderOptions } from './log-reader.ts';

/** A thread that follows the log until it has three events, and reports their data. */
const reader = openSqliteLogReader(workerData as LogReaderOptions);
parentPort?.postMessage('opened');
const data: string[] = [];
for await (const event of reader.subscribe(null, new AbortController().signal)) {
  data.push(event.data);
  if (data.length === 3) break;
}
parentPort?.postMessage(data);
await reader.close();
