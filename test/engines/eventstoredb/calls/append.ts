import type { ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, EventLog } from '../log/event-log.ts';
import type { Expected, ProposedEvent } from '../log/logged-event.ts';
import { streamName } from './names.ts';
import { BadProposal, maxAppendBytes, proposedEvent, sizeOf } from './proposed-event.ts';
import { appendTooLarge, handlerFailed, streamDeleted } from './service-error.ts';

/** The unary call: options first, then an event each. @throws what the call fails with */
export async function append(log: EventLog, call: ServerReadableStream<AppendReq, AppendResp>): Promise<AppendResp> {
  let options: AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  for await (const message of call as AsyncIterable<AppendReq>) {
    options ??= message.getOptions();
    const proposed = message.getProposedMessage();
    if (proposed !== undefined) events.push(unaryProposal(proposed));
  }
  const stream = streamName(options?.getStreamIdentifier());
  if (options === undefined || stream === '') throw handlerFailed();
  if (events.reduce((bytes, event) => bytes + sizeOf(event), 0) > maxAppendBytes) throw appendTooLarge(maxAppendBytes);
  const expected = expectedOf(options);
  return answer(stream, expected, await log.append(stream, expected, events));
}

function unaryProposal(message: AppendReq.ProposedMessage): ProposedEvent {
  try {
    return proposedEvent(message);
  } catch (error) {
    throw error instanceof BadProposal ? error.unary : error;
  }
}

export function expectedOf(options: {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
  getRevision(): string;
}): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(options.getRevision());
}

function answer(stream: string, expected: Expected, outcome: AppendOutcome): AppendResp {
  switch (outcome.kind) {
    case 'appended': {
      const at = String(outcome.position);
      const position = new streams.AppendResp.Position().setCommitPosition(at).setPreparePosition(at);
      const success = new streams.AppendResp.Success().setPosition(position);
      if (outcome.revision === null) success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(String(outcome.revision));
      return new streams.AppendResp().setSuccess(success);
    }
    case 'wrong-version':
      return new streams.AppendResp().setWrongExpectedVersion(wrongVersion(expected, outcome.current));
    case 'deleted':
      throw streamDeleted(stream);
  }
}

function wrongVersion(expected: Expected, current: bigint | null): AppendResp.WrongExpectedVersion {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return wrong;
}
