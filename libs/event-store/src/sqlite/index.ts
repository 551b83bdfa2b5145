export { backUpLog } from './backup.ts';
export { CannotOpenLog, type CannotOpenReason } from './cannot-open-log.ts';
export type { Commit } from './commit-queue.ts';
export type { CommitSignal } from './commit-signal.ts';
export { openSqliteEventStore, type SqliteEventStore, type SqliteEventStoreOptions } from './event-store.ts';
export { openSqliteLogReader, type LogReaderOptions, type SqliteLogReader } from './log-reader.ts';
