import type { Position } from '#event-store';
import type { InvoiceRow, NumberRow, ProjectedInvoice } from './rows.ts';

/** How far the rows go. Compared as a whole: rows of another generation were built by another run. */
export interface Checkpoint {
  /** The last event that is in the rows; null: none. */
  readonly position: Position | null;
  /** Raised by every switch to rebuilt rows. */
  readonly generation: number;
}

export interface InvoiceKey {
  readonly tenantId: string;
  readonly invoiceId: string;
}

/** What a page of the log makes of the rows: at most one operation a row, each an upsert. */
export interface RowOperations {
  readonly invoices: readonly InvoiceRow[];
  /** A row that is `issued` is replaced by an `issued` one only. */
  readonly numbers: readonly NumberRow[];
}

export interface Batch {
  /** What the operations were computed on. */
  readonly after: Checkpoint;
  /** The last event of the page. */
  readonly position: Position;
  readonly operations: RowOperations;
}

/** The side of the read models that is written. One port, one contract suite (`../contract`), every adapter passes it. */
export interface ReadModelStore {
  checkpoint(): Promise<Checkpoint>;
  /** The invoices that have a row, by id. */
  load(keys: readonly InvoiceKey[]): Promise<ReadonlyMap<string, ProjectedInvoice>>;
  /**
   * Rows and checkpoint in one transaction. Null, and nothing written, where the checkpoint is not `after` any more:
   * somebody else has applied these events, or switched to rebuilt rows.
   */
  apply(batch: Batch): Promise<Checkpoint | null>;
  close(): Promise<void>;
}

/** A row that is not what the log says. */
export interface RowDifference {
  readonly table: 'invoices' | 'number_register';
  readonly tenant: string;
  /** Invoice id, or number. */
  readonly key: string;
  /** `missing`: the log has it, the read model has not; `extra`: the other way round; `different`: not the same content. */
  readonly kind: 'missing' | 'extra' | 'different';
  /** The columns that differ. */
  readonly columns: readonly string[];
}

/** A store whose rows can be built anew beside the living ones, and then put in their place at once. */
export interface RebuildableStore extends ReadModelStore {
  /** The rows of an unfinished rebuild, to go on with, or empty ones. */
  shadow(): Promise<ReadModelStore>;
  dropShadow(): Promise<void>;
  /** Living rows against the shadow's, as far as both have come. */
  differences(): Promise<readonly RowDifference[]>;
  /**
   * Puts the shadow in the place of the living rows, in one transaction. No projector can apply anything meanwhile:
   * `catchUp` brings the shadow to where the living rows are.
   */
  switchToShadow(catchUp: (shadow: ReadModelStore, until: Position | null) => Promise<void>): Promise<Checkpoint>;
}
