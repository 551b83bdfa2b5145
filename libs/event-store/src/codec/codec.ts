import { InvalidAppend } from '../port/errors.ts';
import type { Position, RecordedEvent } from '../port/events.ts';
import { UndecodableEvent } from './undecodable-event.ts';

export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What the codec adds to the metadata of every event: `schemaVersion` first, `chain` last. */
export interface Stamp {
  readonly schemaVersion: number;
  readonly chain: string;
}

/** Brings data of one schema version to the next one. Pure. */
export type Upcaster = (data: never, metadata: never) => unknown;

export interface EventType {
  /** Version that is written now; the first is 1. */
  readonly schemaVersion: number;
  /** For every older version, how it becomes the next: `1` makes version 2 of version 1. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
}

/** Every stored type name with its schema. */
export type EventTypes<E extends AnyEvent> = Readonly<Record<E['type'], EventType>>;

/** An event as the code of today knows it, with its place in the log. */
export type DecodedEvent<E extends AnyEvent, M extends Stamp> = E & {
  readonly id: string;
  readonly stream: string;
  /** 0-based. */
  readonly revision: number;
  /** Events in the stream up to and with this one: revision + 1. */
  readonly version: number;
  readonly position: Position;
  /** As stored: `schemaVersion` is the one that was written. */
  readonly metadata: M;
};

export interface Codec<E extends AnyEvent, M extends Stamp> {
  /** @throws InvalidAppend for a type that is not in the table */
  schemaVersionOf(type: string): number;
  /** Parses and upcasts. @throws UndecodableEvent */
  readonly decode: (recorded: RecordedEvent) => DecodedEvent<E, M>;
}

/** @throws Error where an upcaster is missing or too many: found at start, not at the first old event. */
export function createCodec<E extends AnyEvent, M extends Stamp>(types: EventTypes<E>): Codec<E, M> {
  const table = new Map<string, EventType>(Object.entries(types));
  for (const [type, schema] of table) assertComplete(type, schema);
  return {
    schemaVersionOf(type) {
      const schema = table.get(type);
      if (schema === undefined) throw new InvalidAppend(`${type} is no event type of this log`);
      return schema.schemaVersion;
    },
    decode(recorded) {
      const schema = table.get(recorded.type);
      if (schema === undefined) throw new UndecodableEvent(recorded, 'unknown-type', 'its type is unknown');
      const metadata = parse(recorded, 'metadata') as M;
      const data = upcast(recorded, schema, parse(recorded, 'data'), metadata);
      const { id, stream, type, revision, position } = recorded;
      return { type, data, id, stream, revision, version: revision + 1, position, metadata } as DecodedEvent<E, M>;
    },
  };
}

function assertComplete(type: string, schema: EventType): void {
  const given = Object.keys(schema.upcasters).join();
  const needed = Array.from({ length: schema.schemaVersion - 1 }, (_, index) => index + 1).join();
  if (given !== needed) throw new Error(`${type} needs upcasters for the versions [${needed}], but has [${given}]`);
}

function parse(recorded: RecordedEvent, member: 'data' | 'metadata'): unknown {
  try {
    return JSON.parse(recorded[member]);
  } catch (cause) {
    throw new UndecodableEvent(recorded, 'no-json', `its ${member} are no JSON`, { cause });
  }
}

function upcast(recorded: RecordedEvent, schema: EventType, stored: unknown, metadata: Stamp | null): unknown {
  const written = metadata?.schemaVersion;
  if (written === schema.schemaVersion) return stored;
  if (written === undefined || !Number.isSafeInteger(written) || written < 1) {
    throw new UndecodableEvent(recorded, 'no-schema-version', 'its metadata name no schema version');
  }
  if (written > schema.schemaVersion) {
    const versions = `${String(written)}, and this program knows up to ${String(schema.schemaVersion)}`;
    throw new UndecodableEvent(
      recorded,
      'newer-schema-version',
      `it was written by a newer program (schema ${versions})`,
    );
  }
  let data = stored;
  for (let version = written; version < schema.schemaVersion; version++) {
    data = schema.upcasters[version]?.(data as never, metadata as never);
  }
  return data;
}
