import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a module in a thread: the `.js` of the build, or the source, which Node reads without one. What the process itself
 * was started with is not handed on.
 */
export function startThread(module: URL, workerData: unknown): Worker {
  const execArgv = extname(module.pathname) === '.ts' ? ['--conditions=source'] : [];
  return new Worker(module, { workerData, execArgv });
}
