/** The living rows, or those of an unfinished rebuild: the same tables under a prefix. */
export type RowSet = 'living' | 'shadow';

export interface TableNames {
  readonly invoices: string;
  readonly documents: string;
  readonly numbers: string;
}

export const tablesOf = (rows: RowSet): TableNames => withPrefix(rows === 'shadow' ? 'shadow_' : '');

/** The living rows of an attached file. */
export const tablesIn = (schema: string): TableNames => withPrefix(`${schema}.`);

const withPrefix = (prefix: string): TableNames => ({
  invoices: `${prefix}invoices`,
  documents: `${prefix}invoice_documents`,
  numbers: `${prefix}number_register`,
});

/**
 * Rows of the list are kept apart from the documents, so that lists, counts and searches read small rows. Both go by the
 * same integer; the unique index on tenant and id also gives the order of the rows without a value in a sorted column.
 */
const invoices = (table: string): string => `
  CREATE TABLE ${table} (
    row INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT,
    status TEXT NOT NULL,
    payment_state TEXT NOT NULL,
    customer_id TEXT,
    customer_name TEXT,
    customer_name_key TEXT,
    search_text TEXT NOT NULL,
    currency TEXT NOT NULL,
    exponent INTEGER NOT NULL,
    issue_date TEXT,
    due_date TEXT,
    payment_date TEXT,
    time_zone TEXT,
    total INTEGER NOT NULL,
    amount_due INTEGER NOT NULL,
    past_due_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    published_at TEXT,
    version INTEGER NOT NULL,
    position TEXT NOT NULL,
    UNIQUE (tenant, id)
  ) STRICT`;

const documents = (table: string): string =>
  `CREATE TABLE ${table} (row INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT`;

const numbers = (table: string): string => `
  CREATE TABLE ${table} (
    tenant TEXT NOT NULL,
    series TEXT NOT NULL,
    order_key TEXT NOT NULL,
    number TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    at TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (tenant, series, order_key, number)
  ) STRICT, WITHOUT ROWID`;

/**
 * One index a sort, each with the id that breaks ties. A draft pays for few of them: where a column is empty on most new
 * invoices, the index has only the rows with a value, and the others come from the unique index.
 */
const indexes: Readonly<Record<string, string>> = {
  by_creation: '(tenant, created_at, id)',
  by_status: '(tenant, status, id, past_due_at)',
  by_status_and_creation: '(tenant, status, created_at, id, past_due_at)',
  by_customer: '(tenant, customer_id, created_at, id) WHERE customer_id IS NOT NULL',
  by_customer_name: '(tenant, customer_name_key, id) WHERE customer_name_key IS NOT NULL',
  by_total: '(tenant, total, id)',
  by_number: '(tenant, number, id) WHERE number IS NOT NULL',
  by_issue_date: '(tenant, issue_date, id) WHERE issue_date IS NOT NULL',
  by_due_date: '(tenant, due_date, id) WHERE due_date IS NOT NULL',
  by_payment_date: '(tenant, payment_date, id) WHERE payment_date IS NOT NULL',
};

const indexOfReservedNumbers = "(tenant, series) WHERE outcome = 'reserved'";

/** Statements that make empty tables. Names of indexes can't be changed later, so they carry the generation. */
export function createTables(rows: RowSet, generation: number): string {
  const names = tablesOf(rows);
  const made = Object.entries(indexes).map(
    ([name, columns]) => `CREATE INDEX invoices_${name}_${String(generation)} ON ${names.invoices} ${columns}`,
  );
  const reserved = `CREATE INDEX numbers_reserved_${String(generation)} ON ${names.numbers} ${indexOfReservedNumbers}`;
  return [invoices(names.invoices), documents(names.documents), numbers(names.numbers), ...made, reserved].join(';\n');
}

export const dropTables = (rows: RowSet): string =>
  Object.values(tablesOf(rows))
    .map((table: string) => `DROP TABLE IF EXISTS ${table}`)
    .join(';\n');

/** The shadow's tables become the living ones. */
export const renameShadow = (): string => {
  const [from, to] = [tablesOf('shadow'), tablesOf('living')];
  return (Object.keys(from) as (keyof TableNames)[])
    .map((table) => `ALTER TABLE ${from[table]} RENAME TO ${to[table]}`)
    .join(';\n');
};
