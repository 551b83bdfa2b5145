import { accessSync, constants, mkdirSync } from 'node:fs';

/** Makes the folder where there is none, readable by its owner alone. @throws Error naming the folder where it can't be used */
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

/** The service can't start, for a reason that the operator can do something about: said in one line, exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
