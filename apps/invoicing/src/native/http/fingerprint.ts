import { hash } from 'node:crypto';

/** SHA-256 of what was asked: the same for bodies that differ only in blanks and in the order of members. */
export const fingerprintOf = (method: string, target: string, body: unknown): string =>
  hash('sha256', `${method} ${target}\n${canonicalJson(body)}`);

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
}
