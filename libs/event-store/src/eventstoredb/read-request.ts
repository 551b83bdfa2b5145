import type { StreamSlice } from '../port/event-store.ts';
import type { Position } from '../port/events.ts';
import { sharedMessages, streamMessages, type ReadReq } from './driver.ts';
import { numbersOf } from './log-position.ts';
import type { OwnStreams } from './own-streams.ts';

const { Options } = streamMessages.ReadReq;
const { FORWARDS, BACKWARDS } = Options.ReadDirection;
const empty = (): InstanceType<typeof sharedMessages.Empty> => new sharedMessages.Empty();

export function streamRequest(stream: string, { from, direction, limit }: StreamSlice): ReadReq {
  const backwards = direction === 'backwards';
  const place = new Options.StreamOptions().setStreamIdentifier(
    new sharedMessages.StreamIdentifier().setStreamName(new TextEncoder().encode(stream)),
  );
  if (from !== undefined) place.setRevision(String(from));
  else if (backwards) place.setEnd(empty());
  else place.setStart(empty());
  return request(options(backwards).setStream(place).setCount(String(limit)).setNoFilter(empty()));
}

/** Forwards with the event at the position, if there is one. */
export const logRequest = (own: OwnStreams, from: Position | null, count: number): ReadReq =>
  request(options(false).setAll(placeInLog(from)).setCount(String(count)).setFilter(own.filter()));

/** Backwards from before the position; null: from the end. */
export function backwardsRequest(own: OwnStreams, before: Position | null, count: number): ReadReq {
  const place = before === null ? new Options.AllOptions().setEnd(empty()) : placeInLog(before);
  return request(options(true).setAll(place).setCount(String(count)).setFilter(own.filter()));
}

/** After the position. */
export const subscriptionRequest = (own: OwnStreams, after: Position | null): ReadReq =>
  request(
    options(false).setAll(placeInLog(after)).setSubscription(new Options.SubscriptionOptions()).setFilter(own.filter()),
  );

function placeInLog(position: Position | null): ReadReq.Options.AllOptions {
  if (position === null) return new Options.AllOptions().setStart(empty());
  const { commit, prepare } = numbersOf(position);
  return new Options.AllOptions().setPosition(
    new Options.Position().setCommitPosition(commit).setPreparePosition(prepare),
  );
}

const options = (backwards: boolean): ReadReq.Options =>
  new Options()
    .setReadDirection(backwards ? BACKWARDS : FORWARDS)
    .setResolveLinks(false)
    .setUuidOption(new Options.UUIDOption().setString(empty()));

const request = (asked: ReadReq.Options): ReadReq => new streamMessages.ReadReq().setOptions(asked);
