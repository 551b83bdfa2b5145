export type * from './port/events.ts';
export type * from './port/event-store.ts';
export { maxPageSize } from './port/event-store.ts';
export * from './port/errors.ts';
