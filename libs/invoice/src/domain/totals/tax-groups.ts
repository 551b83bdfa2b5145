import type { Details, Line, LineTax } from '../invoice/content.ts';
import type { FiguresReader } from './figures-reader.ts';

/** One tax and the lines, by index, that bear it. A line that names the same tax twice bears it twice. */
export interface TaxGroupMembers {
  readonly name: string;
  /** In units of 0.00001 percent. */
  readonly rate: bigint;
  readonly inclusive: boolean;
  readonly lines: number[];
}

/** The name of the tax that `taxPercentage` puts on every line. */
const INVOICE_TAX = 'Tax';

/** Groups by name, rate and whether the tax is contained in the price, in the order in which the lines bring them up. */
export function readTaxGroups(reader: FiguresReader, lines: readonly Line[], details: Details): TaxGroupMembers[] {
  const groups = new Map<string, TaxGroupMembers>();
  const onEveryLine = readInvoiceTax(reader, details);
  for (const [index, line] of lines.entries()) {
    for (const [place, tax] of line.taxes.entries()) {
      join(groups, tax, reader.percentage(tax.percentage, ['lines', index, 'taxes', place, 'percentage']), index);
    }
    if (onEveryLine !== null) join(groups, onEveryLine, onEveryLine.rate, index);
  }
  return [...groups.values()];
}

function readInvoiceTax(
  reader: FiguresReader,
  { taxPercentage }: Details,
): { readonly name: string; readonly inclusive: boolean; readonly rate: bigint } | null {
  if (taxPercentage === null) return null;
  return { name: INVOICE_TAX, inclusive: false, rate: reader.percentage(taxPercentage, ['taxPercentage']) };
}

function join(
  groups: Map<string, TaxGroupMembers>,
  { name, inclusive }: Pick<LineTax, 'name' | 'inclusive'>,
  rate: bigint,
  line: number,
): void {
  const key = `${rate} ${inclusive} ${name}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { name, inclusive, rate, lines: [line] });
  else group.lines.push(line);
}
