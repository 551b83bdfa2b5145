export type * from './port/message.ts';
export { originOf } from './port/message.ts';
export type * from './port/message-broker.ts';
export * from './port/errors.ts';
export type * from './port/publisher-store.ts';
