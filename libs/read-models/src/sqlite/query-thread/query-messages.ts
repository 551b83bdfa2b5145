import type { SQLInputValue } from 'node:sqlite';

export interface QueryThreadData {
  readonly file: string;
  /** Page cache of the thread's connection. */
  readonly cacheKibibytes: number;
}

export interface QueryTask {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

export type QueryOutcome =
  { readonly id: number; readonly rows: readonly unknown[] } | { readonly id: number; readonly failure: string };
