export { NewerPublisherStore } from './open-database.ts';
export { openSqlitePublisherLock } from './sqlite-publisher-lock.ts';
export { openSqlitePublisherStore, type SqlitePublisherStore } from './sqlite-publisher-store.ts';
