import type { Position } from '../port/events.ts';
import { callFailureOf, wordsOf } from './call-failure.ts';
import { CannotConnect } from './cannot-connect.ts';
import type { Driver } from './driver.ts';
import type { LogReader } from './log-reader.ts';
import { within } from './within.ts';

interface Introduction {
  readonly driver: Driver;
  readonly reader: LogReader;
  /** The server's address as it may be shown. */
  readonly shown: string;
  readonly deadlineMs: number;
}

/**
 * Finds out at the start what would otherwise show at the first command, and opens the connection for it.
 * @returns the head of the log
 * @throws CannotConnect
 */
export async function introduce({ driver, reader, shown, deadlineMs }: Introduction): Promise<Position | null> {
  const late = (): Error => new Error(`no answer within ${String(deadlineMs)} ms`);
  const asked = driver.introduce(new Date(Date.now() + deadlineMs));
  try {
    const { version, batchAppend } = await within(deadlineMs, asked, late);
    if (!batchAppend) {
      throw new CannotConnect('too-old', `the event store at ${shown} is ${version}; 21.10 or newer is needed`);
    }
    return await reader.head();
  } catch (error) {
    throw error instanceof CannotConnect ? error : cannotConnect(shown, error);
  }
}

function cannotConnect(shown: string, error: unknown): CannotConnect {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (callFailureOf(cause) === 'denied') {
    const message = `the event store at ${shown} refuses these credentials, or they may not read the whole log: ${wordsOf(cause)}`;
    return new CannotConnect('denied', message);
  }
  return new CannotConnect('unreachable', `no event store can be reached at ${shown}: ${wordsOf(cause)}`);
}
