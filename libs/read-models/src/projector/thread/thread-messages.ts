import type { Position } from '#event-store';

export type ToProjector = { readonly kind: 'hurry' } | { readonly kind: 'close' };

export type FromProjector =
  | { readonly kind: 'progress'; readonly position: Position | null; readonly caughtUp: boolean }
  | { readonly kind: 'failed'; readonly message: string };
