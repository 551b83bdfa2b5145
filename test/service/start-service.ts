import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiClient } from './api-client.ts';
import { type Ended, ServiceProcess } from './child-process.ts';

export interface ServiceOptions {
  /** Where it keeps its data; also its working folder, so that no `.env` of the project is read. */
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Service {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** `<id>.<secret>`, with every scope, of the tenant `default`. */
  readonly key: string;
  /** Speaks with that key. */
  readonly client: ApiClient;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Asks it to end, as an operator would, and waits for it. */
  readonly stop: () => Promise<Ended>;
  /** Ends it without warning, and waits for it. */
  readonly kill: () => Promise<Ended>;
  readonly ended: () => Promise<Ended>;
  readonly send: (signal: NodeJS.Signals) => void;
}

/** Starts the built service on a free port and waits until it listens. @throws Error with its output where it does not */
export async function startService({ dataDir, env = {} }: ServiceOptions): Promise<Service> {
  const service = new ServiceProcess(dataDir, { DATA_DIR: dataDir, PORT: '0', ...env });
  const url = /http:\/\/\S+/.exec(await service.firstLine())?.[0];
  if (url === undefined) throw new Error(`the first line names no address:\n${service.output}`);
  const key = env['BOOTSTRAP_KEY'] ?? (await readFile(join(dataDir, 'bootstrap-key'), 'utf8')).trim();
  const end = (signal: NodeJS.Signals) => {
    service.send(signal);
    return service.ended();
  };
  return {
    url,
    pid: service.pid,
    dataDir,
    key,
    client: new ApiClient(url, key),
    output: () => service.output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended: () => service.ended(),
    send: (signal) => service.send(signal),
  };
}
