import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port/event-store.ts';
import { describeAppending } from './appending.contract.ts';
import { describeBytes } from './bytes.contract.ts';
import { describeClosing } from './closing.contract.ts';
import type { LogFactory, LogUnderTest } from './log-under-test.ts';
import { describeReadingTheLog } from './reading-the-log.contract.ts';
import { describeReadingStreams } from './reading-streams.contract.ts';
import { describeRefusals } from './refusals.contract.ts';
import { describeRepeating } from './repeating.contract.ts';
import { describeSubscribing } from './subscribing.contract.ts';

/** What every event store does, whatever stands behind it. Positions are opaque; the log may be shared with other tests. */
export function describeEventStoreContract(name: string, factory: LogFactory): void {
  describe(`${name} keeps the contract of event stores`, () => {
    let log: LogUnderTest;
    let opened: EventStore;
    const store = (): EventStore => opened;

    beforeAll(async () => {
      log = await factory();
      opened = await log.open();
    });

    afterAll(async () => {
      await opened.close();
      await log.dispose();
    });

    describeAppending(store);
    describeRepeating(store);
    describeRefusals(store);
    describeReadingStreams(store);
    describeReadingTheLog(store);
    describeBytes(store);
    describeSubscribing(store);
    describeClosing(factory);
  });
}
