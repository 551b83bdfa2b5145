import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * A thread handles a page at a time and keeps nothing, but left alone it would take as much room for short-lived objects as
 * the process itself, some 50 MiB. Roomy enough for the largest page: 1,000 events of 1 MiB.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1_536 };

/**
 * Starts a module in a thread: the `.js` of the build, or the source, which Node reads without one. What the process itself
 * was started with is not handed on.
 */
export function startThread(module: URL, workerData: unknown): Worker {
  const execArgv = extname(module.pathname) === '.ts' ? ['--conditions=source'] : [];
  return new Worker(module, { workerData, execArgv, resourceLimits });
}
