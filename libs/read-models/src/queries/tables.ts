import type { InvoiceRow, NumberRow } from '../port/rows.ts';

/** The tables as Kysely knows them: the same in every database. */
export interface ReadModelTables {
  readonly invoices: Omit<InvoiceRow, 'document'>;
  readonly number_register: NumberRow;
  readonly checkpoints: {
    readonly rows: 'living' | 'shadow';
    readonly position: string | null;
    readonly generation: number;
  };
}
