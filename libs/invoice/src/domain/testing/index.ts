export * from './commands.fixture.ts';
export { factsOf, invoiceAfter, stateAfter } from './given.ts';
export { type Life, lives } from './invoice-lives.fixture.ts';
export * from './processor-events.fixture.ts';
