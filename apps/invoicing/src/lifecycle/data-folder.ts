import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartRefused } from './start-refused.ts';

/** Makes the folder where there is none, readable by its owner alone. @throws StartRefused naming the folder where it can't be used */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(`DATA_DIR ${folder} can't be used as a folder to write in (${code ?? 'unknown'})`, {
      cause: error,
    });
  }
}
