import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  ReadReq,
  TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { identifierOf } from '../calls/names.ts';
import type { Placeholders } from './comparison.ts';
import type { RecordedProposal, Request } from './recording.ts';

const { Options } = streams.ReadReq;
const uuid = (text: string): UUID => new shared.UUID().setString(text);
const empty = (): InstanceType<typeof shared.Empty> => new shared.Empty();

export function appendRequests({ stream = '', expected = '', events = [] }: Request, names: Placeholders): AppendReq[] {
  const options = expecting(new streams.AppendReq.Options(), expected).setStreamIdentifier(
    identifierOf(names.name(stream)),
  );
  return [
    new streams.AppendReq().setOptions(options),
    ...events.map((event) =>
      new streams.AppendReq().setProposedMessage(proposed(new streams.AppendReq.ProposedMessage(), event, names)),
    ),
  ];
}

/** In as many messages as the recording says, of which the last is final unless it is left open. */
export function batchRequests(request: Request, names: Placeholders): BatchAppendReq[] {
  const { stream = '', expected = '', events = [], parts = 1, deadlineSeconds = 10, leaveOpen = false } = request;
  const size = Math.max(1, Math.ceil(events.length / parts));
  return Array.from({ length: parts }, (_, part) => {
    const message = new streams.BatchAppendReq()
      .setCorrelationId(uuid(names.id('correlation')))
      .setIsFinal(part === parts - 1 && !leaveOpen)
      .setProposedMessagesList(
        events
          .slice(part * size, (part + 1) * size)
          .map((event) => proposed(new streams.BatchAppendReq.ProposedMessage(), event, names)),
      );
    if (part > 0) return message;
    const options = new streams.BatchAppendReq.Options()
      .setStreamIdentifier(identifierOf(names.name(stream)))
      .setDeadline(timestampPb.Timestamp.fromDate(new Date(Date.now() + deadlineSeconds * 1000)));
    if (expected === 'no_stream') options.setNoStream(new emptyPb.Empty());
    else if (expected === 'any') options.setAny(new emptyPb.Empty());
    else if (expected === 'stream_exists') options.setStreamExists(new emptyPb.Empty());
    else options.setStreamPosition(expected);
    return message.setOptions(options);
  });
}

export const deleteRequest = ({ stream = '', expected = '' }: Request, names: Placeholders): DeleteReq =>
  new streams.DeleteReq().setOptions(
    expecting(new streams.DeleteReq.Options(), expected).setStreamIdentifier(identifierOf(names.name(stream))),
  );

export const tombstoneRequest = ({ stream = '', expected = '' }: Request, names: Placeholders): TombstoneReq =>
  new streams.TombstoneReq().setOptions(
    expecting(new streams.TombstoneReq.Options(), expected).setStreamIdentifier(identifierOf(names.name(stream))),
  );

export function readRequest(request: Request, names: Placeholders, following: boolean): ReadReq {
  const ids = new Options.UUIDOption();
  const options = new Options()
    .setReadDirection(request.backwards === true ? Options.ReadDirection.BACKWARDS : Options.ReadDirection.FORWARDS)
    .setUuidOption(request.structured === true ? ids.setStructured(empty()) : ids.setString(empty()));
  if (request.stream === undefined) options.setAll(placeInLog(request, names));
  else options.setStream(placeInStream(request.stream, request, names));
  if (following) options.setSubscription(new Options.SubscriptionOptions());
  else options.setCount(String(request.count ?? 1_000));
  if (request.filter === undefined) options.setNoFilter(empty());
  else options.setFilter(filterOf(request.filter, names));
  return new streams.ReadReq().setOptions(options);
}

function placeInStream(stream: string, { from }: Request, names: Placeholders): ReadReq.Options.StreamOptions {
  const place = new Options.StreamOptions().setStreamIdentifier(identifierOf(names.name(stream)));
  if (from === 'start') return place.setStart(empty());
  return from === 'end' || typeof from !== 'string' ? place.setEnd(empty()) : place.setRevision(from);
}

function placeInLog({ from }: Request, names: Placeholders): ReadReq.Options.AllOptions {
  const place = new Options.AllOptions();
  if (typeof from !== 'object') return from === 'end' ? place.setEnd(empty()) : place.setStart(empty());
  return place.setPosition(
    new Options.Position()
      .setCommitPosition(names.position(from.commit))
      .setPreparePosition(names.position(from.prepare)),
  );
}

function filterOf(filter: NonNullable<Request['filter']>, names: Placeholders): ReadReq.Options.FilterOptions {
  const expression = new Options.FilterOptions.Expression()
    .setRegex(names.name(filter.regex ?? ''))
    .setPrefixList((filter.prefix ?? []).map((prefix) => names.name(prefix)));
  const options = new Options.FilterOptions()
    .setStreamIdentifier(expression)
    .setCheckpointintervalmultiplier(filter.interval ?? 1);
  return filter.max === undefined ? options.setCount(empty()) : options.setMax(filter.max);
}

type Expecting = AppendReq.Options | DeleteReq.Options | TombstoneReq.Options;

function expecting<O extends Expecting>(options: O, expected: string): O {
  if (expected === 'no_stream') options.setNoStream(empty());
  else if (expected === 'any') options.setAny(empty());
  else if (expected === 'stream_exists') options.setStreamExists(empty());
  else options.setRevision(expected);
  return options;
}

type ProposedMessage = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

function proposed<M extends ProposedMessage>(message: M, event: RecordedProposal, names: Placeholders): M {
  const { name, type = 'Recorded', contentType = 'application/json', data = { name }, meta = '' } = event;
  const id = event.id ?? names.id(name);
  if (id !== '') message.setId(uuid(id));
  if (type !== null) message.getMetadataMap().set('type', type);
  if (contentType !== null) message.getMetadataMap().set('content-type', contentType);
  message.setData(bytesOf(data));
  message.setCustomMetadata(bytesOf(meta));
  return message;
}

/** Long data are recorded by their length. */
function bytesOf(value: unknown): Uint8Array {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const length = /^<(\d+) characters>$/.exec(text)?.[1];
  return Buffer.from(length === undefined ? text : 'x'.repeat(Number(length)));
}
