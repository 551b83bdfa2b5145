import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from '../../service/start-service.ts';

const pollMilliseconds = 50;

/** What the service says of itself at `/metrics`. @throws Error where it does not say the metric */
export async function metricOf({ client }: Service, name: string): Promise<number> {
  const { status, body } = await client.get('/metrics');
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(String(body))?.[1];
  if (value === undefined) throw new Error(`/metrics (${String(status)}) does not say ${name}`);
  return Number(value);
}

export const residentMebibytes = async (service: Service): Promise<number> =>
  (await metricOf(service, 'process_resident_memory_bytes')) / 1024 ** 2;

/** Waits until the read models have every event, so that catching up disturbs nothing else. @returns the seconds it took */
export async function readModelsCaughtUp(service: Service): Promise<number> {
  const start = performance.now();
  while ((await metricOf(service, 'invoicing_projection_lag_events')) > 0) await delay(pollMilliseconds);
  return (performance.now() - start) / 1_000;
}
