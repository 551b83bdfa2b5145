import { InMemoryTopic } from './in-memory-topic.fixture.ts';
import { describeMessageBrokerContract } from './message-broker.contract.ts';

describeMessageBrokerContract('the topic in memory', () => Promise.resolve(new InMemoryTopic()));
