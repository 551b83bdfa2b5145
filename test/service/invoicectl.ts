import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { builtService, projectFolder } from './built-service.ts';

export interface ToolRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built operator's tool on a data folder. */
export function invoicectl(dataDir: string, ...args: readonly string[]): Promise<ToolRun> {
  builtService();
  const entry = join(projectFolder, 'dist/apps/invoicectl/src/main.js');
  const { promise, resolve } = Promise.withResolvers<ToolRun>();
  execFile(
    process.execPath,
    [entry, '--data-dir', dataDir, ...args],
    { env: { NO_COLOR: '1' } },
    (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    },
  );
  return promise;
}
