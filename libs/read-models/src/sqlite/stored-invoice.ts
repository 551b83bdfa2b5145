import type { StatementSync } from 'node:sqlite';
import type { ExistingInvoice } from '#invoice/domain';
import type { ProjectedInvoice } from '../port/rows.ts';

type StoredInvoice = readonly [
  version: number,
  createdAt: string,
  updatedAt: string,
  publishedAt: string | null,
  position: string,
  document: string,
];

/** @param statement of `prepareSelectInvoice` */
export function storedInvoice(statement: StatementSync, tenantId: string, invoiceId: string): ProjectedInvoice | null {
  const row = statement.get(tenantId, invoiceId) as unknown as StoredInvoice | undefined;
  if (row === undefined) return null;
  const [version, createdAt, updatedAt, publishedAt, position, document] = row;
  return { state: JSON.parse(document) as ExistingInvoice, version, createdAt, updatedAt, publishedAt, position };
}
