import { describeEventStoreContract } from '../contract/event-store.contract.ts';
import { temporaryLog } from './temporary-log.fixture.ts';

describeEventStoreContract('The embedded event store', temporaryLog);
