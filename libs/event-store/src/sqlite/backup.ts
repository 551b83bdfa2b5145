import { backup, DatabaseSync } from 'node:sqlite';

/** Pages a step: all at once, since a step that a commit interrupts begins again, and a busy log would never be done. */
const everything = 0x7fff_ffff;

/**
 * Copies a log, as it is at one moment, into a new file, beside a writer at work.
 * @throws what `node:sqlite` throws: there is no log, no room, no right to write
 */
export async function backUpLog(file: string, target: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, target, { rate: everything });
  } finally {
    source.close();
  }
}
