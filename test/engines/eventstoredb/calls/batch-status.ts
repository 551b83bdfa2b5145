import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import codes from '@eventstore/db-client/generated/code_pb.js';
import type { Code } from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { Expected } from '../log/logged-event.ts';
import { identifierOf } from './names.ts';

interface Details {
  serializeBinary(): Uint8Array;
}

/** A refusal inside the batch call: a google.rpc.Status with details of the store's own type. */
function refusal(code: Code, type: string, details: Details): Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  return new statusPb.Status().setCode(code).setMessage(type).setDetails(packed);
}

export const badRequest = (message: string): Status =>
  refusal(codes.Code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message));

export const timedOut = (): Status => refusal(codes.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const tooLarge = (limit: number): Status =>
  refusal(
    codes.Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit),
  );

export const deleted = (stream: string): Status =>
  refusal(codes.Code.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream)));

export function wrongExpectedVersion(expected: Expected, current: bigint | null): Status {
  const wrong = new shared.WrongExpectedVersion();
  if (current === null) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return refusal(codes.Code.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
}
