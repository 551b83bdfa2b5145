import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Append, ProposedEvent } from '../port/events.ts';
import { sharedMessages, streamMessages, type BatchAppendReq, type UUID } from './driver.ts';

/**
 * The server takes a batch's deadline as a moment of its own clock, so that one that runs ahead would let every append expire.
 * The deadline that counts is ours; the server's own limit for a write holds besides.
 */
const clockDifferenceMs = 3_600_000;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One append as one message of a batch call: with at most 1 MiB it needs no second. */
export function batchRequest(append: Append, correlation: UUID): BatchAppendReq {
  const { BatchAppendReq: Request } = streamMessages;
  const deadline = timestamp.Timestamp.fromDate(new Date(Date.now() + clockDifferenceMs));
  const options = new Request.Options()
    .setStreamIdentifier(new sharedMessages.StreamIdentifier().setStreamName(bytesOf(append.stream)))
    .setDeadline(deadline);
  if (append.expected === 'no_stream') options.setNoStream(new emptyPb.Empty());
  else if (append.expected === 'any') options.setAny(new emptyPb.Empty());
  else options.setStreamPosition(String(append.expected));
  return new Request()
    .setCorrelationId(correlation)
    .setOptions(options)
    .setProposedMessagesList(append.events.map(proposedMessage))
    .setIsFinal(true);
}

function proposedMessage({ id, type, data, metadata }: ProposedEvent): BatchAppendReq.ProposedMessage {
  const message = new streamMessages.BatchAppendReq.ProposedMessage()
    .setId(new sharedMessages.UUID().setString(id))
    .setData(bytesOf(data))
    .setCustomMetadata(bytesOf(metadata));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}
