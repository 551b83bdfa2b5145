import { type Position } from '#event-store';
import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly at: (position: Position | null, head: Position | null) => void;
  readonly stop: () => void;
}

/** A bar on a terminal, nothing elsewhere: on standard error, so that a report on standard output stays clean. */
export function progress(label: string): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${label} [{bar}] {percentage}%  {value} of {total}  {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  return {
    at: (position, head) => {
      bar.setTotal(Math.max(1, Number(head ?? 0)));
      bar.update(Number(position ?? 0));
    },
    stop: () => {
      bar.stop();
    },
  };
}
