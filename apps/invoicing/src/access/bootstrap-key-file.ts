import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatApiKey, parseApiKey, type ApiKey } from '#platform';

export const bootstrapKeyPath = (dataDir: string): string => join(dataDir, 'bootstrap-key');

/** The key that an earlier start made; null: none was made here. @throws Error where the file holds something else */
export function readBootstrapKey(dataDir: string): ApiKey | null {
  const path = bootstrapKeyPath(dataDir);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const key = parseApiKey(text.trim());
  if (key === null) throw new Error(`${path} does not hold an API key`);
  return key;
}

/** Keeps the key, readable by its owner alone. Never replaces another one. */
export function keepBootstrapKey(dataDir: string, key: ApiKey): void {
  writeFileSync(bootstrapKeyPath(dataDir), `${formatApiKey(key)}\n`, { mode: 0o600, flag: 'wx', flush: true });
}
