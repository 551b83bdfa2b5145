import { bootstrapKeyPath } from '../access/bootstrap-key-file.ts';

/** Where the operator finds the key that opens a fresh service. */
export type KeyPlace = 'file' | 'environment' | 'elsewhere';

const firstInvoice = {
  currency: 'USD',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
  lines: [{ description: 'Consulting', quantity: 3, unitPrice: '33.335', taxes: [{ name: 'VAT', percentage: '21' }] }],
};

/**
 * What a start says: the address first, then a command to paste. The key itself is not in it, since what a process prints
 * ends in logs; the shell fills it in.
 */
export function welcome(url: string, dataDir: string, place: KeyPlace): string {
  const lines = [`invoicing listens on ${url}`, `  API  ${url}/docs`, `  data ${dataDir}`];
  if (place !== 'elsewhere') {
    const key = place === 'file' ? `$(cat ${quoted(bootstrapKeyPath(dataDir))})` : '$BOOTSTRAP_KEY';
    lines.push(
      '',
      'Create an invoice:',
      '',
      `curl -sS ${url}/v1/invoices -H "X-Api-Key: ${key}" -H 'Content-Type: application/json' -d '${JSON.stringify(firstInvoice)}'`,
      '',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** For a POSIX shell, inside double quotes and $( ). */
const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;
