import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  /** Lines of its standard output until it ends. */
  readonly lines: AsyncIterable<string>;
  /** SIGKILL. Lines that it wrote before can still be read. */
  kill(): void;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Runs a module beside this one with plain Node. */
export const runFixture = (module: string, ...parameters: string[]): Child =>
  follow(spawn(process.execPath, [pathOf(module), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] }));

/** The same under a limit of the size of any file that it writes, in blocks of `sh`'s `ulimit -f`. */
export const runFixtureWithFileLimit = (blocks: number, module: string, ...parameters: string[]): Child => {
  const script = 'ulimit -f "$0" && exec "$@"';
  const command = ['-c', script, String(blocks), process.execPath, pathOf(module), ...parameters];
  return follow(spawn('sh', command, { stdio: ['ignore', 'pipe', 'inherit'] }));
};

const pathOf = (module: string): string => new URL(module, import.meta.url).pathname;

function follow(child: ChildProcess): Child {
  if (child.stdout === null) throw new Error('the child has no output');
  const exit = once(child, 'exit');
  return {
    lines: createInterface(child.stdout),
    kill: () => {
      child.kill('SIGKILL');
    },
    ended: exit.then(([code]) => code as number | null),
  };
}
