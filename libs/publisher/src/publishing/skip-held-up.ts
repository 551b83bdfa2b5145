import { comparePositions } from '#event-store';
import type { HeldUp, PublisherStore, Skip } from '../port/publisher-store.ts';

/** The publisher is not held up there, so there is nothing to decide. */
export class NothingToSkip extends Error {
  override readonly name = 'NothingToSkip';
}

/**
 * An operator's decision that the event which holds the publisher up is never published: recorded for ever, with who and
 * why. The publisher goes on by itself. It is asked for by position, so that nobody skips another event than the one that
 * they looked at.
 * @throws NothingToSkip
 */
export async function skipHeldUp(store: PublisherStore, decision: Skip): Promise<HeldUp> {
  const heldUp = await store.heldUp();
  if (heldUp === null) throw new NothingToSkip('the publisher is not held up by any event');
  if (comparePositions(heldUp.position, decision.position) !== 0) {
    throw new NothingToSkip(`the publisher is held up at position ${heldUp.position}, not at ${decision.position}`);
  }
  await store.skip(decision);
  return heldUp;
}
