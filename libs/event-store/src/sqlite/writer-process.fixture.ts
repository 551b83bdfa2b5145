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

/** Two groups by turns: while what one wrote is acknowledged, a batch of the other is being written, and the kill meets it. */
const group = (): Promise<never>[] => Array.from({ length: 12 }, appendForEver);
const first = group();
await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
await Promise.all([...first, ...group()]);
