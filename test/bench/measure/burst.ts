import type { LoadGenerator } from '../load/load-generator.ts';
import { type LoadResult, type RequestPlan, requestsPerSecond } from '../load/load-plan.ts';
import type { Burst } from '../scenarios/scenario.ts';
import { type CpuTime, cpuTimeOf } from './cpu-time.ts';

export interface Server {
  readonly pid: number;
  readonly port: number;
}

export interface Measured {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly latency: LoadResult['latency'];
  /** Processor time per request in microseconds; null where the system does not tell. */
  readonly cpu: CpuTime | null;
  /** The same of the load generator. */
  readonly generatorCpu: number;
}

const connections = 32;

export async function measure(load: LoadGenerator, server: Server, burst: Burst): Promise<Measured> {
  const before = cpuTimeOf(server.pid);
  const result = await load.run({ port: server.port, connections, ...burst });
  const after = cpuTimeOf(server.pid);
  const perRequest = (seconds: number) => (seconds / result.requests) * 1e6;
  return {
    requests: result.requests,
    requestsPerSecond: requestsPerSecond(result),
    latency: result.latency,
    cpu: before &&
      after && {
        process: perRequest(after.process - before.process),
        mainThread: perRequest(after.mainThread - before.mainThread),
      },
    generatorCpu: perRequest(result.generatorCpuSeconds),
  };
}

/** The same method and body, to a server that answers whatever it is asked. */
export const toEcho = (requests: RequestPlan): RequestPlan => ({ ...requests, paths: ['/echo'] });
