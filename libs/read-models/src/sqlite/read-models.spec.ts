import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReadModelsContract } from '../contract/read-models.contract.ts';
import { openSqliteInvoiceQueries } from './open-invoice-queries.ts';
import { openSqliteReadModelStore } from './sqlite-read-model-store.ts';

describeReadModelsContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-models-'));
  const file = join(folder, 'read-models.db');
  const store = openSqliteReadModelStore(file);
  const queries = openSqliteInvoiceQueries(file);
  return Promise.resolve({
    store,
    queries,
    close: async () => {
      await queries.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  });
});
