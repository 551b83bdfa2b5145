import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { GeneratorMessage } from './generator.process.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

const program = new URL('./generator.process.ts', import.meta.url);

/** Load from a process of its own: neither the service nor what measures it shares a thread with it. */
export class LoadGenerator {
  readonly #child: ChildProcess = fork(program, { execArgv: [] });

  /** One burst; one at a time. @throws Error with the generator's words where the plan could not be carried out */
  async run(plan: LoadPlan): Promise<LoadResult> {
    const ended = new AbortController();
    const exit = once(this.#child, 'exit', { signal: ended.signal }).then(() => ({ failure: 'the generator ended' }));
    exit.catch(() => undefined);
    const answer = once(this.#child, 'message').then(([message]) => message as GeneratorMessage);
    this.#child.send(plan);
    const message = await Promise.race([answer, exit]);
    ended.abort();
    if ('failure' in message) throw new Error(message.failure);
    return message.result;
  }

  async close(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }
}
