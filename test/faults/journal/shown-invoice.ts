/** Of the answers of the API, the members that the comparison looks at. The rest is compared as it comes. */
export interface ShownInvoice {
  readonly id: string;
  readonly serial: number;
  readonly number: string | null;
  readonly status: string;
  readonly paymentState: string;
  readonly version: number;
  readonly currency: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly paymentDate: string | null;
  readonly notes: string;
  readonly customer: { readonly name: string };
  readonly totals: { readonly total: string; readonly amountDue: string };
  readonly history: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly id: string;
  readonly version: number;
  readonly typeName: string;
  readonly correlationId: string;
}

export interface ListRow {
  readonly id: string;
  readonly serial: number;
  readonly number: string | null;
  readonly status: string;
  readonly paymentState: string;
  readonly customerName: string | null;
  readonly currency: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly paymentDate: string | null;
  readonly total: string;
  readonly amountDue: string;
  readonly version: number;
}

export interface RegisterEntry {
  readonly number: string;
  readonly invoiceId: string | null;
  readonly outcome: string;
}
