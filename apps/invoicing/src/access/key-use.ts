import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#platform';

/** How often it is written down, in milliseconds. */
const interval = 60_000;

/**
 * When each key was last used: no fact of the log (it would grow with every read), but a note beside it. Kept in memory
 * and written down now and then, so after a crash it may be as old as the last note.
 */
export class KeyUse {
  readonly #path: string;
  readonly #lastUsed: Map<string, string>;
  #changed = false;

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'key-use.json');
    this.#lastUsed = new Map(Object.entries(readNote(this.#path)));
  }

  /** @param now RFC 3339 */
  note(keyId: string, now: string): void {
    this.#lastUsed.set(keyId, now);
    this.#changed = true;
  }

  /** RFC 3339, or null for a key that was never used. */
  lastUsedAt(keyId: string): string | null {
    return this.#lastUsed.get(keyId) ?? null;
  }

  /** Writes the note down every minute. @returns what ends that, after a last time */
  saveRegularly(logger: Logger): () => void {
    const timer = setInterval(() => {
      try {
        this.save();
      } catch (error) {
        logger.warn({ err: error }, 'when keys were last used could not be written down');
      }
    }, interval).unref();
    return () => {
      clearInterval(timer);
      this.save();
    };
  }

  /** Writes the note down where something has changed. */
  save(): void {
    if (!this.#changed) return;
    this.#changed = false;
    const unfinished = `${this.#path}.new`;
    writeFileSync(unfinished, JSON.stringify(Object.fromEntries(this.#lastUsed)), { mode: 0o600 });
    renameSync(unfinished, this.#path);
  }
}

/** A note that is missing or was cut off is no reason not to start: it starts empty. */
function readNote(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
