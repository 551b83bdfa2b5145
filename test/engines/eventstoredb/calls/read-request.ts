import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventFilter } from '../log/event-filter.ts';
import type { LogPlace } from '../log/log-reader.ts';

export function placeInStream(options: ReadReq.Options.StreamOptions): 'start' | 'end' | bigint {
  if (options.hasStart()) return 'start';
  return options.hasEnd() ? 'end' : BigInt(options.getRevision());
}

export function placeInLog(options: ReadReq.Options.AllOptions): LogPlace {
  const position = options.getPosition();
  if (position === undefined) return options.hasEnd() ? 'end' : 'start';
  return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

export const isBackwards = (options: ReadReq.Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** A real server's own, where the request names none. */
const defaultWindow = 32;

export function filterOf(options: ReadReq.Options): EventFilter | null {
  const filter = options.getFilter();
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (filter === undefined || expression === undefined) return null;
  return {
    on: filter.hasStreamIdentifier() ? 'stream' : 'type',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
    checkpointEvery: (filter.getMax() || defaultWindow) * (filter.getCheckpointintervalmultiplier() || 1),
  };
}
