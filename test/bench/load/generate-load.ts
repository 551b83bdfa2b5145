import { exchangeOverConnection } from './connection.ts';
import type { LoadEnd, LoadPlan, LoadResult } from './load-plan.ts';
import { wireRequests } from './wire-request.ts';
import { percentile } from '../measure/statistics.ts';

/** Sends a plan's requests over all of its connections. @throws Error where an answer has another status than the plan expects */
export async function generateLoad(plan: LoadPlan): Promise<LoadResult> {
  const requests = wireRequests(plan.requests, plan.port);
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  const mayStart = startingRule(plan.until, start);
  let started = 0;
  const exchange = {
    next: () => (mayStart(started) ? requests[started++ % requests.length]! : null),
    answered: (status: number, milliseconds: number) => {
      if (status !== plan.requests.expectedStatus)
        throw new Error(`${plan.requests.method} ${plan.requests.paths[0] ?? ''} was answered with ${status}`);
      latencies.push(milliseconds);
    },
  };
  await Promise.all(Array.from({ length: plan.connections }, () => exchangeOverConnection(plan.port, exchange)));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  if (latencies.length < started) throw new Error(`${started} requests, only ${latencies.length} answers`);
  return {
    requests: latencies.length,
    seconds,
    latency: { p50: percentile(latencies, 50), p99: percentile(latencies, 99) },
    generatorCpuSeconds: (user + system) / 1e6,
  };
}

function startingRule(until: LoadEnd, start: number): (started: number) => boolean {
  if ('requests' in until) return (started) => started < until.requests;
  const end = start + until.seconds * 1_000;
  return () => performance.now() < end;
}
