import { hash } from 'node:crypto';
import type { RecordedEvent } from '../port/events.ts';
import { netstring } from '../port/netstring.ts';

/** Chain before the first event of a stream. */
export const noChain = '';

/** What a chain is made of: an event without its chain. */
export interface ChainLink {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** JSON text, byte for byte. */
  readonly data: string;
  /** JSON text without the member `chain`. */
  readonly metadata: string;
}

/**
 * SHA-256, in hex, over the canonical bytes: the UTF-8 netstrings (`<length in bytes>:<text>,`) of the previous event's
 * chain in the stream (empty for the first), stream, revision (decimal), id, type, data and metadata without its chain.
 * So whoever changes, removes, inserts or swaps an event must forge every later one of the stream.
 */
export const chainOf = (previousChain: string, link: ChainLink): string =>
  hash(
    'sha256',
    netstring(previousChain) +
      netstring(link.stream) +
      netstring(String(link.revision)) +
      netstring(link.id) +
      netstring(link.type) +
      netstring(link.data) +
      netstring(link.metadata),
    'hex',
  );

const chainMember = /,"chain":"([0-9a-f]{64})"\}$/;
const lengthOfChainMember = ',"chain":""}'.length + 64;

/** Metadata text with its chain as the last member. The text must be an object with at least one member. */
export const withChain = (metadata: string, chain: string): string => `${metadata.slice(0, -1)},"chain":"${chain}"}`;

/** The chain that stands in a metadata text, or null where none does. */
export const chainIn = (metadata: string): string | null =>
  chainMember.exec(metadata.slice(-lengthOfChainMember))?.[1] ?? null;

const withoutChain = (metadata: string): string => `${metadata.slice(0, -lengthOfChainMember)}}`;

export interface ChainCheck {
  readonly intact: boolean;
  /** What the event's bytes and the previous chain give. */
  readonly computed: string;
  /** What the event says of itself; null where it carries no chain. Check the next event against this one. */
  readonly stored: string | null;
}

/** Whether an event, read from the log, is the one that was once appended after the event with that chain. Never throws. */
export function verifyChain(previousChain: string, recorded: RecordedEvent): ChainCheck {
  const stored = chainIn(recorded.metadata);
  const metadata = stored === null ? recorded.metadata : withoutChain(recorded.metadata);
  const computed = chainOf(previousChain, { ...recorded, metadata });
  return { intact: computed === stored, computed, stored };
}
