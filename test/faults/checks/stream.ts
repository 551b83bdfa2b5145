import { isDeepStrictEqual } from 'node:util';
import type { Findings, SeenInvoice } from './observation.ts';

/** The versions of an invoice are 1, 2, 3 up to its own, no event stands there twice, and both ways to read them agree. */
export function checkStream({ invoice, history }: SeenInvoice): Findings {
  const findings: string[] = [];
  const versions = history.map(({ version }) => version);
  if (!versions.every((version, index) => version === index + 1))
    findings.push(`${invoice.id} has the versions ${versions.join(', ')}`);
  if (new Set(history.map(({ id }) => id)).size < history.length) findings.push(`${invoice.id} has an event twice`);
  if (invoice.version !== history.length)
    findings.push(`${invoice.id} says version ${String(invoice.version)} with ${String(history.length)} events`);
  if (!isDeepStrictEqual(invoice.history, history))
    findings.push(`${invoice.id} shows another history than its history is`);
  return findings;
}
