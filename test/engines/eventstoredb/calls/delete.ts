import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, EventLog } from '../log/event-log.ts';
import type { Expected } from '../log/logged-event.ts';
import { expectedOf } from './append.ts';
import { streamName } from './names.ts';
import { deleteRefused, handlerFailed, streamDeleted } from './service-error.ts';

/** @throws what the call fails with */
export async function deleteStream(log: EventLog, request: DeleteReq): Promise<DeleteResp> {
  const at = await positionOf(request.getOptions(), (stream, expected) => log.delete(stream, expected));
  const position = new streams.DeleteResp.Position().setCommitPosition(at).setPreparePosition(at);
  return new streams.DeleteResp().setPosition(position);
}

/** @throws what the call fails with */
export async function tombstoneStream(log: EventLog, request: TombstoneReq): Promise<TombstoneResp> {
  const at = await positionOf(request.getOptions(), (stream, expected) => log.tombstone(stream, expected));
  const position = new streams.TombstoneResp.Position().setCommitPosition(at).setPreparePosition(at);
  return new streams.TombstoneResp().setPosition(position);
}

async function positionOf(
  options: DeleteReq.Options | TombstoneReq.Options | undefined,
  change: (stream: string, expected: Expected) => Promise<AppendOutcome>,
): Promise<string> {
  const stream = streamName(options?.getStreamIdentifier());
  if (options === undefined || stream === '') throw handlerFailed();
  const expected = expectedOf(options);
  const outcome = await change(stream, expected);
  switch (outcome.kind) {
    case 'appended':
      return String(outcome.position);
    case 'wrong-version':
      throw deleteRefused(stream, versionNumber(expected), String(outcome.current ?? -1n));
    case 'deleted':
      throw streamDeleted(stream);
  }
}

/** The server words expectations as numbers here. */
function versionNumber(expected: Expected): string {
  switch (expected) {
    case 'no_stream':
      return '-1';
    case 'any':
      return '-2';
    case 'stream_exists':
      return '-4';
    default:
      return String(expected);
  }
}
