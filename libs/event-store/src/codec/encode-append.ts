import { InvalidAppend } from '../port/errors.ts';
import { eventIdFor } from '../port/event-id.ts';
import type { Append, ExactRevision, ProposedEvent } from '../port/events.ts';
import { chainOf, withChain } from './chain.ts';
import type { AnyEvent, Codec, Stamp } from './codec.ts';
import { jsonText } from './json-value.ts';

export interface AppendProposal<E extends AnyEvent, M extends Stamp> {
  readonly stream: string;
  readonly expected: ExactRevision;
  readonly commandId: string;
  /** `metadata.chain` of the stream's last event; `noChain` for a new stream. */
  readonly previousChain: string;
  readonly events: readonly E[];
  /** The same for all events of the append. */
  readonly metadata: Omit<M, keyof Stamp>;
}

/**
 * Serialises the events of one command, gives each its id, its schema version and its chain. What JSON can't hold is
 * refused here, before any store is called.
 * @throws InvalidAppend
 */
export function encodeAppend<E extends AnyEvent, M extends Stamp>(
  codec: Codec<E, M>,
  proposal: AppendProposal<E, M>,
): Append {
  const { stream, expected, commandId } = proposal;
  const shared = sharedMembers(proposal.metadata);
  const events: ProposedEvent[] = [];
  let chain = proposal.previousChain;
  let revision = expected === 'no_stream' ? 0 : expected + 1;
  for (const { type, data: value } of proposal.events) {
    const id = eventIdFor(stream, revision, commandId);
    const data = jsonText('data', value);
    const metadata = `{"schemaVersion":${String(codec.schemaVersionOf(type))}${shared}}`;
    chain = chainOf(chain, { stream, revision, id, type, data, metadata });
    events.push({ id, type, data, metadata: withChain(metadata, chain) });
    revision += 1;
  }
  return { stream, expected, commandId, events };
}

/** The metadata's members as JSON text, each after a comma. */
function sharedMembers(metadata: object): string {
  if ('schemaVersion' in metadata || 'chain' in metadata) {
    throw new InvalidAppend('metadata may not bring schemaVersion or chain: the codec writes them');
  }
  const text = jsonText('metadata', metadata);
  if (!text.startsWith('{')) throw new InvalidAppend('metadata must be an object');
  return text === '{}' ? '' : `,${text.slice(1, -1)}`;
}
