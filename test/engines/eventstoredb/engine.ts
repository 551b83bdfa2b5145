import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlOf } from './faults/control-client.ts';
import { startStandInProcess } from './stand-in-process.ts';

// For `npm run engines:up` and `engines:down`: the stand-in as a server that outlives the command that starts it.

interface Running {
  readonly url: string;
  readonly controlUrl: string;
}

/**
 * Starts it, unless it runs already, with its log in the folder.
 * @returns what `EVENTSTORE_URL` is to be
 */
export async function startEngine(folder: string): Promise<string> {
  const running = await runningIn(folder);
  if (running !== null) return running.url;
  await mkdir(folder, { recursive: true });
  const { url, controlUrl } = await startStandInProcess({
    file: join(folder, 'events.log'),
    detached: { output: join(folder, 'output.txt') },
  });
  await writeFile(stateFile(folder), JSON.stringify({ url, controlUrl } satisfies Running));
  return url;
}

/** Stops it, if it runs; its log stays. */
export async function stopEngine(folder: string): Promise<void> {
  const running = await runningIn(folder);
  if (running !== null) await controlOf(running.controlUrl).stop();
  await rm(stateFile(folder), { force: true });
}

const stateFile = (folder: string): string => join(folder, 'running.json');

/** What is written down may be of a process that is gone: it has to answer. */
async function runningIn(folder: string): Promise<Running | null> {
  try {
    const running = JSON.parse(await readFile(stateFile(folder), 'utf8')) as Running;
    await controlOf(running.controlUrl).clearFaults();
    return running;
  } catch {
    return null;
  }
}
