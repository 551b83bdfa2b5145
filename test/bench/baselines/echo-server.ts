import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

const program = new URL('./echo.process.ts', import.meta.url);

/** A bare Fastify server in a process of its own that answers every request to `/echo` alike. */
export class EchoServer {
  readonly #child: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** @param bytes of the answer's body, at least 2 */
  static async start(status: number, bytes: number): Promise<EchoServer> {
    const child = fork(program, [String(status), String(bytes)], { execArgv: [] });
    const [port] = (await once(child, 'message')) as [number];
    return new EchoServer(child, port);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async close(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }
}
