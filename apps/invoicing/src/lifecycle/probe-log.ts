import { randomUUID } from 'node:crypto';
import { eventIdFor, type EventStore, StreamConflict } from '#event-store';

const stream = 'probe-writable';

/**
 * Whether the log takes writes, asked without writing: an append that expects an event where there is none goes the whole
 * way to the writer, and is refused there as a conflict.
 * @throws what the store throws where it takes no writes
 */
export async function probeLog(store: EventStore): Promise<void> {
  const commandId = randomUUID();
  const event = { id: eventIdFor(stream, 1, commandId), type: 'Probe', data: '{}', metadata: '{}' };
  try {
    await store.append({ stream, expected: 0, commandId, events: [event] });
  } catch (error) {
    if (!(error instanceof StreamConflict)) throw error;
  }
}
