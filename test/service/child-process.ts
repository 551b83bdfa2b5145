import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { builtService, projectFolder } from './built-service.ts';

/** What Node is told when it runs the service, here as everywhere. */
const serviceFlags = createRequire(import.meta.url)(
  join(projectFolder, 'tools/service-flags.cjs'),
) as readonly string[];

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built service as a process of its own. Its environment is only what the test gives it. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  #output = '';

  constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [...serviceFlags, builtService()], {
      cwd: folder,
      env: { PATH: process.env['PATH'], LOG_FORMAT: 'json', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#leaveWithTheTests();
    this.#ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
  }

  /** A test that fails half-way leaves its process behind: that may neither keep the test run from ending nor outlive it. */
  #leaveWithTheTests(): void {
    this.#child.unref();
    for (const stream of [this.#child.stdout, this.#child.stderr]) (stream as Socket).unref();
    const kill = () => this.#child.kill('SIGKILL');
    process.once('exit', kill);
    this.#child.once('exit', () => process.off('exit', kill));
  }

  /** Everything that it has printed so far. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('the service did not start');
    return pid;
  }

  /** The first line on standard output. @throws Error with all output where the process ended before it */
  async firstLine(): Promise<string> {
    const lines = createInterface({ input: this.#child.stdout ?? process.stdin });
    const first = once(lines, 'line').then(([line]) => line as string);
    const line = await Promise.race([first, this.#ended.then(() => null)]);
    if (line === null) throw new Error(`the service ended at start:\n${this.#output}`);
    return line;
  }

  send(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }
}
