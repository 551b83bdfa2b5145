import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a module of this library in a thread: the `.js` of the build, or the source, which Node reads without a build.
 * @param module beside the importing one, without its ending, e.g. `./query.thread`
 * @param base `import.meta.url` of the importing module
 */
export function startThread(module: string, base: string, workerData: unknown): Worker {
  const ending = extname(base);
  const execArgv = ending === '.ts' ? ['--conditions=source'] : [];
  return new Worker(new URL(module + ending, base), { workerData, execArgv });
}
