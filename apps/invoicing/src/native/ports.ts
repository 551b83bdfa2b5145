import type { Position } from '#event-store';

/** What the native API asks of the composition root beside `tokens`. */
export const nativePorts = {
  whenAt: Symbol('WhenAt'),
  seriesOf: Symbol('SeriesOf'),
} as const;

/** Resolves to true once every event up to the position is in the read model; to false where that takes longer than so many milliseconds. */
export type WhenAt = (position: Position, milliseconds: number) => Promise<boolean>;

/** Where a series of numbers stands. */
export interface SeriesEntry {
  /** Its name: the prefix, `_` for an empty one. */
  readonly series: string;
  readonly prefix: string;
  readonly width: number;
  /** The integer part of the number that comes next. */
  readonly next: number;
}

/** The series of a tenant, by name. */
export type SeriesOf = (tenantId: string) => Promise<readonly SeriesEntry[]>;
