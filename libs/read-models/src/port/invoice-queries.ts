import type { Position } from '#event-store';
import type { ExistingInvoice, InvoiceStatus, PaymentState } from '#invoice/domain';

export type SortMember =
  'number' | 'customerName' | 'issueDate' | 'dueDate' | 'paymentDate' | 'total' | 'status' | 'createdAt';

export interface SortKey {
  readonly member: SortMember;
  readonly descending: boolean;
}

/** Which invoices. Ranges include both ends; dates are `YYYY-MM-DD`, `created*` RFC 3339, amounts decimal strings. */
export interface InvoiceFilter {
  readonly tenantId: string;
  /** Empty: all but deleted ones. */
  readonly status: readonly InvoiceStatus[];
  readonly paymentState: readonly PaymentState[];
  readonly customerId: string | null;
  readonly number: string | null;
  readonly currency: string | null;
  /** Case-insensitive part of number, customer name, company or e-mail. */
  readonly search: string | null;
  readonly issueDateFrom: string | null;
  readonly issueDateTo: string | null;
  readonly dueDateFrom: string | null;
  readonly dueDateTo: string | null;
  readonly paymentDateFrom: string | null;
  readonly paymentDateTo: string | null;
  readonly totalMin: string | null;
  readonly totalMax: string | null;
  readonly createdFrom: string | null;
  readonly createdTo: string | null;
}

export interface ListRequest {
  readonly filter: InvoiceFilter;
  /** Default: newest first. The id breaks ties. Members without a value sort last in either direction. */
  readonly sort: readonly SortKey[];
  /** 1 to 200. */
  readonly limit: number;
  /** From an earlier answer; bound to filter and sort. */
  readonly cursor: string | null;
  readonly includeTotal: boolean;
  /** The moment at which `due` and `past_due` are told apart. */
  readonly now: string;
}

export interface InvoiceListItem {
  readonly id: string;
  readonly serial: number;
  readonly number: string | null;
  readonly status: InvoiceStatus;
  readonly paymentState: PaymentState;
  readonly customerName: string | null;
  readonly currency: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly paymentDate: string | null;
  readonly total: string;
  readonly amountDue: string;
  readonly version: number;
}

export interface InvoicePage {
  readonly items: readonly InvoiceListItem[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly total: number | null;
  /** The log position that this answer reflects; null: nothing projected yet. */
  readonly position: Position | null;
}

export interface SummaryItem {
  readonly currency: string;
  readonly status: InvoiceStatus;
  readonly count: number;
  readonly total: string;
  readonly amountDue: string;
}

/** Amounts due by days past due, a row a currency. */
export interface AgeingRow {
  readonly currency: string;
  readonly current: string;
  readonly days1To30: string;
  readonly days31To60: string;
  readonly days61To90: string;
  readonly over90: string;
}

export interface InvoiceSummary {
  readonly items: readonly SummaryItem[];
  readonly ageing: readonly AgeingRow[];
  readonly position: Position | null;
}

/** The projected state of one invoice: `state` after `version` events. */
export interface InvoiceSnapshot {
  readonly state: ExistingInvoice;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
}

export interface RegisteredNumber {
  readonly number: string;
  readonly invoiceId: string | null;
  readonly outcome: 'issued' | 'reserved' | 'voided';
  readonly reason: string | null;
  readonly at: string;
}

export interface SeriesKey {
  readonly tenantId: string;
  readonly series: string;
}

/** Thrown by `list` for a cursor that is malformed or was made for another filter or sort. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export interface InvoiceQueries {
  list(request: ListRequest): Promise<InvoicePage>;
  summary(filter: InvoiceFilter, now: string): Promise<InvoiceSummary>;
  /** By id, or null: unknown to the read model yet, or another tenant's. */
  find(tenantId: string, invoiceId: string): Promise<InvoiceSnapshot | null>;
  /** A series' register in order of the numbers, after a number; null: no such series. */
  numbers(
    tenantId: string,
    series: string,
    after: string | null,
    limit: number,
  ): Promise<readonly RegisteredNumber[] | null>;
  series(tenantId: string): Promise<readonly string[]>;
  /** The invoice that a number is on, or was taken for; null: the tenant has no such number. */
  holderOf(tenantId: string, number: string): Promise<string | null>;
  /** Of all tenants: the series with a number that is taken, and on no published invoice. */
  seriesWithReservedNumbers(): Promise<readonly SeriesKey[]>;
  /** The log position up to which every event is in the rows. */
  position(): Promise<Position | null>;
}
