import { StreamConflict } from '#event-store';
import type { NumberingEvent, PendingNumber, Publication } from '../../domain/index.ts';
import { appendSettled } from '../execution/append-settled.ts';
import type { Execution } from '../execution/execution.ts';
import { invoiceAggregate, invoiceStream } from '../invoice/invoice-stream.ts';

export type Completion =
  /** The invoice has the number in its stream. */
  | { readonly kind: 'used' }
  /** The number stays with its invoice, which may still be published. */
  | { readonly kind: 'open' }
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * What became of a number that was allocated and not seen to be used: where its publication never reached the invoice's
 * stream, it is appended now, exactly as it was about to be. The ids make it harmless where it had been, or where the
 * process that began it is still at it.
 */
export async function completePublication(
  execution: Execution,
  numbersStream: string,
  pending: PendingNumber,
): Promise<Completion> {
  const publication = await publicationOf(execution, numbersStream, pending);
  if (publication !== null && (await appended(execution, publication))) return { kind: 'used' };
  const { state } = await execution.sessions.load(invoiceStream(pending.invoiceId), invoiceAggregate);
  if (state.status === 'none') return { kind: 'unusable', reason: 'the invoice was never created' };
  if (state.details.number === pending.number && state.status !== 'draft') return { kind: 'used' };
  if (state.status === 'deleted') return { kind: 'unusable', reason: 'the invoice was deleted' };
  if (state.details.number !== null)
    return { kind: 'unusable', reason: 'the invoice was published under another number' };
  return { kind: 'open' };
}

async function publicationOf(
  { store, codec }: Execution,
  stream: string,
  { allocatedAt, invoiceId }: PendingNumber,
): Promise<Publication | null> {
  const [recorded] = await store.readStream(stream, { from: allocatedAt, limit: 1 });
  if (recorded === undefined) return null;
  const event = codec.decode(recorded) as unknown as NumberingEvent;
  if (event.type !== 'NumbersAllocated') return null;
  return event.data.allocated.find((allocation) => allocation.invoiceId === invoiceId)?.publication ?? null;
}

async function appended({ store, sessions }: Execution, publication: Publication): Promise<boolean> {
  try {
    await appendSettled(store, publication);
    await sessions.refresh(publication.stream, invoiceAggregate);
    return true;
  } catch (error) {
    if (error instanceof StreamConflict) return false;
    throw error;
  }
}
