import { jest } from '@jest/globals';
import { describeEventStoreContract } from '../contract/event-store.contract.ts';
import { eventStoreDbUnderTest } from './event-store-db.fixture.ts';

// Server and client share this process, and a real server may be far away.
jest.setTimeout(60_000);

describeEventStoreContract('The EventStoreDB adapter', eventStoreDbUnderTest);
