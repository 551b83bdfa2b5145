import type { Service } from '../../service/start-service.ts';
import type { LoadEnd, RequestPlan } from '../load/load-plan.ts';

/** How long one burst is, and how many requests where each needs something of its own made before. */
export interface BurstSize {
  readonly seconds: number;
  readonly prepared: number;
}

export interface Burst {
  readonly requests: RequestPlan;
  readonly until: LoadEnd;
}

export interface Scenario {
  readonly name: string;
  /** The part of the bare echo's requests per second that it should reach; null: measured without a promise. */
  readonly target: number | null;
  /** Makes what the next burst needs. Not under the clock. */
  readonly prepare: (service: Service, size: BurstSize) => Promise<Burst>;
}

export const withKey = ({ key }: Service): Readonly<Record<string, string>> => ({ 'X-Api-Key': key });
