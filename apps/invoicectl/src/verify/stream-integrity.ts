import { eventIdFor, noChain, type RecordedEvent, verifyChain } from '#event-store';
import { type Finding, finding } from './finding.ts';

interface Last {
  readonly revision: number;
  readonly chain: string;
}

/**
 * Walks the log event by event, in its order, and says where a stream is not what was once appended: a changed byte, a
 * removed or inserted event, a swapped pair. What is cut off at the end of a stream leaves no trace in the stream; the read
 * model, the number register and a gap in the positions tell of it.
 */
export class StreamIntegrity {
  readonly #last = new Map<string, Last>();
  #position = 0;

  get streams(): number {
    return this.#last.size;
  }

  see(event: RecordedEvent): readonly Finding[] {
    const where = `${event.stream} at ${String(event.revision)}`;
    const last = this.#last.get(event.stream) ?? { revision: -1, chain: noChain };
    const check = verifyChain(last.chain, event);
    this.#last.set(event.stream, { revision: event.revision, chain: check.stored ?? check.computed });
    return [
      this.#positionOf(event, where),
      event.revision === last.revision + 1
        ? null
        : finding(
            'revision',
            where,
            `revision ${String(last.revision + 1)} should stand here: an event is missing, or out of order`,
          ),
      check.intact
        ? null
        : finding('chain', where, 'the event does not follow from the one before: it, or that one, was changed'),
      idFits(event) ? null : finding('event-id', where, `the id ${event.id} was not made for this place`),
    ].filter((each) => each !== null);
  }

  /** The embedded log counts its positions without gaps. */
  #positionOf({ position }: RecordedEvent, where: string): Finding | null {
    const expected = this.#position + 1;
    this.#position = Number(position);
    return this.#position === expected
      ? null
      : finding('position', where, `it stands at position ${position} of the log, not at ${String(expected)}`);
  }
}

/** Ids are made of stream, revision and command: the idempotency key with its fingerprint, or the command's own id. */
function idFits({ stream, revision, id, metadata }: RecordedEvent): boolean {
  const { commandId, fingerprint } = parsed(metadata);
  return (
    id === eventIdFor(stream, revision, commandId) || id === eventIdFor(stream, revision, `${commandId} ${fingerprint}`)
  );
}

function parsed(metadata: string): { readonly commandId: string; readonly fingerprint: string } {
  try {
    const { commandId, fingerprint } = JSON.parse(metadata) as Record<string, unknown>;
    return { commandId: String(commandId), fingerprint: String(fingerprint) };
  } catch {
    return { commandId: '', fingerprint: '' };
  }
}
