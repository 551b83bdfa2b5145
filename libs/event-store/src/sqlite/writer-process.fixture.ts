import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { appendOf, numbered } from '../contract/log-under-test.ts';
import { openSqliteEventStore } from './event-store.ts';

/** A process of its own that writes to the log in its argument, until it is killed, and says what was acknowledged. */
const store = await openSqliteEventStore({ file: process.argv[2] ?? '' });
writeSync(1, 'open\n');

async function appendForEver(): Promise<never> {
  for (;;) {
    const stream = `killed-${randomUUID()}`;
    const { position } = await store.append(appendOf({ stream, expected: 'no_stream', data: numbered(3) }));
    writeSync(1, `${stream} ${position}\n`);
  }
}

await Promise.all(Array.from({ length: 24 }, appendForEver));
