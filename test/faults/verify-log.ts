import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../service/built-service.ts';

const invoicectl = join(projectFolder, 'dist/apps/invoicectl/src/main.js');

/** Walks the log of a stopped service with the operator's own tool. @returns what it finds wrong: nothing, or its report */
export async function verifyLog(dataDir: string): Promise<readonly string[]> {
  const run = promisify(execFile)(process.execPath, [invoicectl, '--data-dir', dataDir, 'verify']);
  return run.then(
    () => [],
    (error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return [`invoicectl verify:\n${stdout}${stderr}`];
    },
  );
}
