import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { appendOf, wholeStream } from '../contract/log-under-test.ts';
import { openSqliteEventStore } from './event-store.ts';

/** Writes half a megabyte at a time until that fails, then a little, and reads all of it; tells how it went in one line of JSON. */
const store = await openSqliteEventStore({ file: process.argv[2] ?? '' });

async function write(size: number): Promise<string> {
  const append = appendOf({ stream: randomUUID(), expected: 'no_stream', data: [`"${'x'.repeat(size)}"`] });
  await store.append(append);
  return append.stream;
}

const streams: string[] = [];
const fillUp = async (): Promise<string> => {
  try {
    for (;;) streams.push(await write(500_000));
  } catch (error) {
    return (error as Error).name;
  }
};
const failure = await fillUp();
const large = streams.length;
streams.push(await write(100));
const kept = await Promise.all(streams.map(async (stream) => (await wholeStream(store, stream)).length));
writeSync(1, JSON.stringify({ failure, large, kept }));
await store.close();
