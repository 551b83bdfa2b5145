import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog } from '../log/event-log.ts';
import { followAll, followStream, type Notice } from '../log/follower.ts';
import { indexOf } from '../log/log-reader.ts';
import { streamName } from './names.ts';
import { filterOf, placeInLog, placeInStream } from './read-request.ts';
import { recordedEvent } from './recorded-event.ts';
import { handlerFailed, streamDeleted } from './service-error.ts';

/** Writes what comes, until the call is cancelled. Resolves then; @throws what the call fails with */
export async function subscribe(
  log: EventLog,
  call: ServerWritableStream<ReadReq, ReadResp>,
  options: ReadReq.Options,
  signal: AbortSignal,
): Promise<void> {
  const structured = options.getUuidOption()?.hasStructured() ?? false;
  const ofStream = options.getStream();
  const notices = ofStream === undefined ? ofLog(log, options, signal) : ofOneStream(log, ofStream, signal);
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  call.write(new streams.ReadResp().setConfirmation(confirmation));
  for await (const notice of notices) {
    if (!call.write(messageOf(notice, structured))) await Promise.race([once(call, 'drain'), once(signal, 'abort')]);
  }
  if (ofStream !== undefined && !signal.aborted) throw streamDeleted(streamName(ofStream.getStreamIdentifier()));
}

function ofLog(log: EventLog, options: ReadReq.Options, signal: AbortSignal): AsyncIterable<Notice> {
  const from = placeInLog(options.getAll() ?? new streams.ReadReq.Options.AllOptions());
  const index = indexOf(log, from);
  if (typeof index === 'string') throw handlerFailed();
  const after = typeof from === 'object' && log.at(index)?.position === from.commit ? index + 1 : index;
  return followAll(log, after, filterOf(options), signal);
}

function ofOneStream(
  log: EventLog,
  options: ReadReq.Options.StreamOptions,
  signal: AbortSignal,
): AsyncIterable<Notice> {
  const name = streamName(options.getStreamIdentifier());
  if (name === '') throw handlerFailed();
  const from = placeInStream(options);
  const after = from === 'start' ? -1n : from === 'end' ? log.stream(name).last : from;
  return followStream(log, name, after + 1n, signal);
}

function messageOf(notice: Notice, structured: boolean): ReadResp {
  switch (notice.kind) {
    case 'event':
      return recordedEvent(notice.event, structured);
    case 'checkpoint': {
      const at = String(notice.position);
      return new streams.ReadResp().setCheckpoint(
        new streams.ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at),
      );
    }
    case 'caught-up':
      return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
  }
}
