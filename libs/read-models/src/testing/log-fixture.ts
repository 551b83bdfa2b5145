import {
  comparePositions,
  type EventLogReader,
  type LogSlice,
  type Position,
  type RecordedEvent,
  type StreamSlice,
} from '#event-store';
import type { InvoiceEvent, NumberingEvent } from '#invoice/domain';

type AnyEvent = InvoiceEvent | NumberingEvent;

/** A log in memory, written by tests as facts: no command, no rule stands before it. */
export class LogFixture implements EventLogReader {
  readonly events: RecordedEvent[] = [];
  readonly #revisions = new Map<string, number>();
  #clock = Date.parse('2026-03-01T09:00:00.000Z');

  /** Every event a second after the one before. */
  write(tenantId: string, stream: string, ...events: readonly AnyEvent[]): Position {
    for (const { type, data } of events) {
      const revision = (this.#revisions.get(stream) ?? -1) + 1;
      this.#revisions.set(stream, revision);
      this.#clock += 1_000;
      const occurredAt = new Date(this.#clock).toISOString();
      this.events.push({
        id: `${stream}/${String(revision)}`,
        stream,
        type,
        data: JSON.stringify(data),
        metadata: JSON.stringify({ schemaVersion: 1, tenantId, occurredAt, recordedAt: occurredAt, chain: '' }),
        revision,
        position: String(this.events.length + 1),
      });
    }
    return String(this.events.length);
  }

  /** Sets what the next event's time comes after. */
  setClock(instant: string): void {
    this.#clock = Date.parse(instant);
  }

  readAll({ after, limit }: LogSlice): Promise<readonly RecordedEvent[]> {
    const first =
      after === null ? 0 : this.events.findLastIndex((event) => comparePositions(event.position, after) <= 0) + 1;
    return Promise.resolve(this.events.slice(first, first + limit));
  }

  readStream(stream: string, { from = 0, limit }: StreamSlice): Promise<readonly RecordedEvent[]> {
    const events = this.events.filter((event) => event.stream === stream);
    return Promise.resolve(events.slice(from, from + limit));
  }

  head(): Promise<Position | null> {
    return Promise.resolve(this.events.at(-1)?.position ?? null);
  }

  subscribe(): AsyncIterable<RecordedEvent> {
    throw new Error('a fixture is read in pages');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
