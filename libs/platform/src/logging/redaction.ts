/** Stands where a secret stood. */
export const redacted = '[redacted]';

const deepest = 6;

/** Names of members whose value may not be written, however they are spelt: `X-Api-Key`, `clientSecret`, `card_number`. */
const secretName =
  /authorization|cookie|api-?_?key|secret|token|password|passphrase|credential|card-?_?number|security-?_?code|^(key|card|cvc|cvv|pan|iban)$|(account|routing)-?_?number/i;

/** Which names are secret, remembered: the same few names come with every line. Bounded, since names may come from callers. */
const verdicts = new Map<string, boolean>();
const rememberedNames = 1_000;

function isSecret(name: string): boolean {
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const verdict = secretName.test(name);
  if (verdicts.size < rememberedNames) verdicts.set(name, verdict);
  return verdict;
}

/**
 * The members of a log line without its secrets, at any depth. Copies only what has to change. What is nested deeper
 * than a log line has any use for is left out altogether.
 */
export const withoutSecrets = (line: Record<string, unknown>): Record<string, unknown> =>
  cleaned(line, deepest) as Record<string, unknown>;

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth === 0) return redacted;
  let copy: Record<string, unknown> | null = null;
  for (const name in value) {
    const before = (value as Record<string, unknown>)[name];
    const after = isSecret(name) ? redacted : typeof before === 'object' ? cleaned(before, depth - 1) : before;
    if (after === before) continue;
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    copy[name] = after;
  }
  return copy ?? value;
}
