import type { Position } from '#event-store';
import type { OwnEvents } from './own-events.ts';
import type { Following } from './tenant-tail.ts';

export interface StreamOptions {
  readonly events: Pick<OwnEvents, 'after'>;
  /** Joined before the log is read, and left by whoever joined it. */
  readonly following: Pick<Following, 'next'>;
  readonly tenantId: string;
  readonly after: Position | null;
  /** Ends the stream, in between two events. */
  readonly signal: AbortSignal;
  /** Whether whoever follows may still do so; asked before every page. */
  readonly admitted: () => Promise<boolean>;
  /** A comment tells that the line is alive, every so many milliseconds. */
  readonly heartbeatMs: number;
}

/** Events that are read at once. */
const chunk = 100;

/**
 * The events of a tenant as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), from a
 * position on and for as long as they come. What is not taken is not read: whoever reads slowly holds up only itself.
 * @throws UnpublishableEvent, StoreUnavailable
 */
export async function* eventStream(options: StreamOptions): AsyncGenerator<string, void, void> {
  const { events, following, tenantId, signal, admitted, heartbeatMs } = options;
  yield comment;
  let commented = performance.now();
  let position = options.after;
  while (!signal.aborted && (await admitted())) {
    const page = await events.after(tenantId, position, chunk);
    for (const { position: id, json } of page.items) yield `id: ${id}\ndata: ${json}\n\n`;
    position = page.nextPosition;
    // What lies between two events of a tenant may be long: a follower that is cut off need not go through it again.
    if (page.items.length === 0 && !page.atEnd) yield `id: ${String(position)}\n\n`;
    if (performance.now() - commented >= heartbeatMs) {
      yield comment;
      commented = performance.now();
    }
    if (!page.atEnd) continue;
    const wake = await following.next(tenantId, position, commented + heartbeatMs - performance.now(), signal);
    position = wake === null ? position : wake.quietUntil;
  }
}

/** A line that tells nothing. */
const comment = ': alive\n\n';
