import type { FaultOrder } from './faults.ts';

/** Orders faults of a stand-in in another process. @param url as it printed it after `CONTROL_URL=` */
export const controlOf = (url: string) => ({
  order: (order: FaultOrder) => post(url, '/faults', order),
  clearFaults: () => post(url, '/clear-faults'),
  endSubscriptions: () => post(url, '/end-subscriptions'),
  restart: () => post(url, '/restart'),
  /** Resolves when it has begun to stop. */
  stop: () => post(url, '/stop'),
});

async function post(url: string, path: string, body: unknown = null): Promise<void> {
  const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the stand-in answered ${response.status} to ${path}`);
}
