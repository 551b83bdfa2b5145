import type { ProjectionLag } from '../metrics/metrics.ts';

/** What readiness asks of the parts. Each answers for itself. */
export interface Vitals {
  /** Resolves when the log takes writes, rejects when it does not. */
  readonly logIsWritable: () => Promise<void>;
  /** Whether projecting is stuck; why, is for the log. */
  readonly projectorStandsStill: () => boolean;
  readonly projectionLag: () => ProjectionLag | Promise<ProjectionLag>;
}

/** Behind by more than this, in seconds, the lists are too old to send anybody here. */
const tooFarBehind = 30;

/** Whether this process is the one to send requests to, and if not, why. */
export class Health {
  readonly #vitals: Vitals;
  #stopping = false;

  constructor(vitals: Vitals) {
    this.#vitals = vitals;
  }

  /** From now on never ready again: the shutdown has begun. */
  beginStopping(): void {
    this.#stopping = true;
  }

  /** Every reason not to send requests here; none: ready. */
  async reasonsNotReady(): Promise<readonly string[]> {
    const reasons: string[] = [];
    if (this.#stopping) reasons.push('the service is shutting down');
    try {
      await this.#vitals.logIsWritable();
    } catch {
      reasons.push('the event log does not take writes');
    }
    if (this.#vitals.projectorStandsStill()) reasons.push('the projector stands still');
    const lag = await this.#vitals.projectionLag();
    if (lag.seconds > tooFarBehind) {
      reasons.push(`the read models are ${String(Math.round(lag.seconds))} s and ${String(lag.events)} events behind`);
    }
    return reasons;
  }
}
