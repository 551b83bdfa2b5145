import { status, type ServiceError } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { AppendResp, BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { streamName } from '../calls/names.ts';
import { uuidText } from '../calls/proposed-event.ts';

// Answers in the form of the recordings.

interface Positioned {
  getCommitPosition(): string;
  getPreparePosition(): string;
}

export const plainPosition = (position: Positioned | undefined) =>
  position === undefined ? null : { commit: position.getCommitPosition(), prepare: position.getPreparePosition() };

/** What gRPC or its transport adds to every answer. */
const transport = new Set(['date', 'server', 'content-type', 'content-length', 'alt-svc']);

export function plainFailure({ code, details, metadata }: ServiceError): object {
  const trailers = Object.entries(metadata.getMap()).filter(([name]) => !transport.has(name));
  return { error: { code: status[code], details, trailers: Object.fromEntries(trailers) } };
}

export function plainAppend(answer: AppendResp): object {
  const success = answer.getSuccess();
  if (success !== undefined) return { success: plainSuccess(success) };
  const wrong = answer.getWrongExpectedVersion();
  if (wrong === undefined) return {};
  const current = wrong.hasCurrentNoStream() ? 'no_stream' : wrong.getCurrentRevision();
  return { wrongExpectedVersion: { current, expected: expectedIn(wrong) } };
}

function expectedIn(wrong: AppendResp.WrongExpectedVersion): string {
  if (wrong.hasExpectedNoStream()) return 'no_stream';
  if (wrong.hasExpectedAny()) return 'any';
  return wrong.hasExpectedStreamExists() ? 'stream_exists' : wrong.getExpectedRevision();
}

const plainSuccess = (success: AppendResp.Success | BatchAppendResp.Success) => ({
  revision: success.hasNoStream() ? 'no_stream' : success.getCurrentRevision(),
  position: plainPosition(success.getPosition()),
  noPosition: success.hasNoPosition(),
});

export function plainBatch(answer: BatchAppendResp): object {
  const { EXPECTED_STREAM_POSITION_NOT_SET } = streams.BatchAppendResp.ExpectedStreamPositionCase;
  const repeats = answer.getExpectedStreamPositionCase() !== EXPECTED_STREAM_POSITION_NOT_SET;
  const success = answer.getSuccess();
  const error = answer.getError();
  return {
    stream: streamName(answer.getStreamIdentifier()),
    expected: repeats ? 'repeated' : null,
    ...(success && { success: plainSuccess(success) }),
    ...(error && { error: plainStatus(error) }),
  };
}

function plainStatus(error: Status): object {
  const details = error.getDetails();
  const type = details?.getTypeName() ?? '';
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  return {
    code: status[error.getCode()],
    message: error.getMessage(),
    detailsType: type,
    details: plainDetails(type, bytes),
  };
}

function plainDetails(type: string, bytes: Uint8Array): object {
  switch (String(type.split('.').at(-1))) {
    case 'WrongExpectedVersion':
      return shared.WrongExpectedVersion.deserializeBinary(bytes).toObject();
    case 'MaximumAppendSizeExceeded':
      return shared.MaximumAppendSizeExceeded.deserializeBinary(bytes).toObject();
    case 'BadRequest':
      return shared.BadRequest.deserializeBinary(bytes).toObject();
    case 'StreamDeleted':
      return { streamIdentifier: streamName(shared.StreamDeleted.deserializeBinary(bytes).getStreamIdentifier()) };
    default:
      return {};
  }
}

export function plainRead(answer: ReadResp): object {
  if (answer.hasEvent()) {
    const event = answer.getEvent();
    const commitPosition = event?.hasNoPosition() === true ? null : event?.getCommitPosition();
    return { event: plainEvent(event?.getEvent()), commitPosition };
  }
  if (answer.hasConfirmation()) return { confirmation: answer.getConfirmation()?.getSubscriptionId() };
  if (answer.hasCheckpoint()) return { checkpoint: plainPosition(answer.getCheckpoint()) };
  if (answer.hasStreamNotFound()) {
    return { streamNotFound: streamName(answer.getStreamNotFound()?.getStreamIdentifier()) };
  }
  return answer.hasCaughtUp() ? { caughtUp: true } : { unknown: answer.getContentCase() };
}

function plainEvent(event: ReadResp.ReadEvent.RecordedEvent | undefined): object | null {
  const id = event?.getId();
  if (event === undefined || id === undefined) return null;
  return {
    id: id.hasStructured() ? `structured ${uuidText(id)}` : uuidText(id),
    stream: streamName(event.getStreamIdentifier()),
    revision: event.getStreamRevision(),
    ...plainPosition(event),
    metadata: Object.fromEntries(event.getMetadataMap().getEntryList()),
    data: Buffer.from(event.getData_asU8()).toString('utf8'),
    custom: Buffer.from(event.getCustomMetadata_asU8()).toString('utf8'),
  };
}

export const plainFeatures = (answer: SupportedMethods): object => ({
  version: answer.getEventStoreServerVersion(),
  methods: answer
    .getMethodsList()
    .map((method) => {
      const features = method.getFeaturesList();
      const suffix = features.length > 0 ? ` [${features.join(', ')}]` : '';
      return `${method.getServiceName()}/${method.getMethodName()}${suffix}`;
    })
    .sort(),
});

export const plainGossip = (answer: ClusterInfo): object[] =>
  answer.getMembersList().map((member) => ({
    state: member.getState(),
    isAlive: member.getIsAlive(),
    address: member.getHttpEndPoint()?.getAddress(),
    port: member.getHttpEndPoint()?.getPort(),
    hasEndPoint: member.hasHttpEndPoint(),
  }));
