export { NewerReadModels } from './migrations.ts';
export { openSqliteInvoiceQueries, type SqliteInvoiceQueries } from './open-invoice-queries.ts';
export { openSqliteReadModelStore, type SqliteReadModelStore } from './sqlite-read-model-store.ts';
export { verifyReadModels, type Verified, type VerifyOptions } from './verify-read-models.ts';
