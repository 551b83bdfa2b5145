import { existsSync } from 'node:fs';
import { openSqliteInvoiceQueries } from '#read-models/sqlite';
import { readModelsFile } from '../terminal/data-files.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An invoice's id, from an id or from a number of the tenant's; what is neither is taken for an id that does not exist. */
export async function invoiceIdFrom(idOrNumber: string, tenantId: string, dataDir: string): Promise<string> {
  const file = readModelsFile(dataDir);
  if (uuid.test(idOrNumber) || !existsSync(file)) return idOrNumber.toLowerCase();
  const queries = openSqliteInvoiceQueries(file);
  try {
    return (await queries.holderOf(tenantId, idOrNumber)) ?? idOrNumber;
  } finally {
    await queries.close();
  }
}
