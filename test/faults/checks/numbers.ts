import type { RegisterEntry, ShownInvoice } from '../journal/shown-invoice.ts';
import type { Findings } from './observation.ts';

/** The register runs from 1 without a hole or a repeat, and every number in it was issued: nothing is left half done. */
export function checkRegister(register: readonly RegisterEntry[]): Findings {
  const wrong = register.findIndex(({ number }, index) => number !== numberAt(index));
  const notIssued = register.filter(({ outcome }) => outcome !== 'issued');
  return [
    ...(wrong === -1 ? [] : [`the register goes wrong at ${register[wrong]!.number}, entry ${String(wrong + 1)}`]),
    ...notIssued.map(({ number, outcome }) => `${number} is ${outcome}, not issued`),
  ];
}

/** Who has a number stands in the register with it, and who stands there has it. */
export function checkNumbers(register: readonly RegisterEntry[], invoices: readonly ShownInvoice[]): Findings {
  const holders = new Map(register.map(({ number, invoiceId }) => [number, invoiceId]));
  const findings: string[] = [];
  for (const { id, number } of invoices) {
    if (number === null) continue;
    if (holders.get(number) !== id)
      findings.push(`${id} has ${number}, which the register gives to ${String(holders.get(number))}`);
    holders.delete(number);
  }
  for (const [number, id] of holders) findings.push(`${number} is ${String(id)}'s in the register, and no invoice's`);
  return findings;
}

/** Of the default settings: prefix `INV-`, six digits. */
const numberAt = (index: number): string => `INV-${String(index + 1).padStart(6, '0')}`;
