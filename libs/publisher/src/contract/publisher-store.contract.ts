import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PublisherStore } from '../port/publisher-store.ts';

export interface StoreUnderTest {
  /** Opens the same store again, beside whatever is open. */
  open(): Promise<PublisherStore>;
  dispose(): Promise<void>;
}

const first = { position: '7', event: { stream: 'invoice-1', revision: 3, id: 'a' } } as const;
const second = { position: '9', event: { stream: 'invoice-2', revision: 0, id: 'b' } } as const;
const heldUp = { position: '8', stream: 'invoice-1', revision: 4, type: 'Strange', reason: 'its type is unknown' };
const skip = { position: '8', who: 'ada', why: 'made by a test', at: '2026-06-15T09:00:00.000Z' };

/** What every store of the publisher does. `factory` gives an empty one each time. */
export function describePublisherStoreContract(name: string, factory: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of publisher stores`, () => {
    let under: StoreUnderTest;
    let store: PublisherStore;

    beforeEach(async () => {
      under = await factory();
      store = await under.open();
    });

    afterEach(async () => {
      await store.close();
      await under.dispose();
    });

    test('nothing is published at first', async () => {
      expect(await store.checkpoint()).toEqual({ position: null, event: null, generation: 0 });
      expect(await store.heldUp()).toBeNull();
      expect(await store.skips()).toEqual([]);
    });

    test('the checkpoint moves from where it stands, and is there after opening again', async () => {
      const moved = await store.advance(await store.checkpoint(), first);
      expect(moved).toEqual({ ...first, generation: 1 });
      expect(await store.advance(moved!, { position: '12', event: null })).toEqual({
        position: '12',
        event: null,
        generation: 2,
      });
      const again = await under.open();
      expect(await again.checkpoint()).toEqual({ position: '12', event: null, generation: 2 });
      await again.close();
    });

    test('of two that advance from the same checkpoint one succeeds, and the other changes nothing', async () => {
      const other = await under.open();
      const seen = await store.checkpoint();
      const outcomes = await Promise.all([store.advance(seen, first), other.advance(seen, second)]);
      expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
      const winner = outcomes.find((outcome) => outcome !== null);
      expect(await store.checkpoint()).toEqual(winner);
      expect(await other.advance(seen, second)).toBeNull();
      expect(await other.checkpoint()).toEqual(winner);
      await other.close();
    });

    test('a checkpoint that came back to the same position is another one', async () => {
      const one = await store.advance(await store.checkpoint(), first);
      const two = await store.advance(one!, second);
      await store.advance(two!, first);
      expect(await store.advance(one!, second)).toBeNull();
    });

    test('what holds the publisher up is seen from another process, until it no longer does', async () => {
      const other = await under.open();
      await store.holdUp(heldUp);
      await store.holdUp(heldUp);
      expect(await other.heldUp()).toEqual(heldUp);
      await store.holdUp(null);
      expect(await other.heldUp()).toBeNull();
      await other.close();
    });

    test('who skipped an event and why stays for ever, and the first decision counts', async () => {
      const other = await under.open();
      await other.skip(skip);
      await other.skip({ ...skip, position: '3' });
      await store.skip({ ...skip, who: 'somebody else' });
      expect(await store.skips()).toEqual([skip, { ...skip, position: '3' }]);
      await other.close();
    });
  });
}
