import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './fixture-tree.ts';

/**
 * Runs an installed tool's entry file in a folder and returns what it printed. A finding makes these tools exit with
 * 1, which is an answer; anything else is not.
 */
export const runTool = (entry: string, args: readonly string[], cwd: string): string => {
  const run = spawnSync(process.execPath, [join(repository, 'node_modules', entry), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error !== undefined) throw run.error;
  if (run.stdout === '') throw new Error(`${entry} printed nothing: ${run.stderr}`);
  return run.stdout;
};
