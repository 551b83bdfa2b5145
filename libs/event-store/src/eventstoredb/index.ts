export { CannotConnect, type CannotConnectReason } from './cannot-connect.ts';
export { openEventStoreDb, type EventStoreDbOptions, type EventStoreDbStore } from './event-store.ts';
