import type { Logger } from '#platform';

/** One step of leaving: what it does, said so that a log line reads well. */
export interface ShutdownStep {
  readonly name: string;
  readonly run: () => unknown;
}

/**
 * Runs the steps one after another. A step that fails is logged and does not keep the next ones from running: whatever
 * can still be closed in order, is.
 * @returns whether all of them succeeded
 */
export async function shutDown(steps: readonly ShutdownStep[], logger: Logger): Promise<boolean> {
  let succeeded = true;
  for (const { name, run } of steps) {
    try {
      await run();
      logger.debug({ step: name }, 'shutdown step done');
    } catch (error) {
      succeeded = false;
      logger.error({ step: name, err: error }, 'shutdown step failed');
    }
  }
  return succeeded;
}
