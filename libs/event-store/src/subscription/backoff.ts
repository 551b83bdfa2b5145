import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait before the next attempt: doubling, capped, and spread so that many who failed together come back apart. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** Resolves after the time, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const defaultBackoff: Backoff = {
  firstMs: 100,
  longestMs: 15_000,
  random: Math.random,
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/** @param attempt 1 for the first failure in a row */
export function delayMs({ firstMs, longestMs, random }: Backoff, attempt: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}
