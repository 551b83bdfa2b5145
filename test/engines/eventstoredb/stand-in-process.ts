import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface StandInProcess {
  readonly child: ChildProcess;
  /** Connection string of the server. */
  readonly url: string;
  readonly controlUrl: string;
}

export interface StandInProcessOptions {
  /** Where its log is kept; it goes on with what stands there. */
  readonly file: string;
  readonly port?: number;
  /** Lives on when this process ends; what it has to say goes there. */
  readonly detached?: { readonly output: string };
}

/** Starts a stand-in as a process of its own, and resolves when it listens. */
export async function startStandInProcess(options: StandInProcessOptions): Promise<StandInProcess> {
  const { file, port = 0, detached } = options;
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--file', file, '--port', String(port)], {
    detached: detached !== undefined,
    stdio: ['ignore', 'pipe', detached === undefined ? 'inherit' : openSync(detached.output, 'a')],
  });
  const printed = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout! })) {
    const at = line.indexOf('=');
    printed.set(line.slice(0, at), line.slice(at + 1));
    if (printed.has('CONTROL_URL')) break;
  }
  const [url, controlUrl] = [printed.get('EVENTSTORE_URL'), printed.get('CONTROL_URL')];
  if (url === undefined || controlUrl === undefined) throw new Error('the stand-in did not start: see its output');
  if (detached !== undefined) {
    child.stdout?.destroy();
    child.unref();
  }
  return { child, url, controlUrl };
}
