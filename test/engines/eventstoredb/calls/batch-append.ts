import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, EventLog } from '../log/event-log.ts';
import type { Expected, ProposedEvent } from '../log/logged-event.ts';
import { badRequest, deleted, timedOut, tooLarge, wrongExpectedVersion } from './batch-status.ts';
import { identifierOf, streamName } from './names.ts';
import { BadProposal, maxAppendBytes, proposedEvent, sizeOf, uuidText } from './proposed-event.ts';

/** One append of a batch call, of which the last message has not come yet. */
interface OpenAppend {
  readonly options: BatchAppendReq.Options;
  readonly proposals: BatchAppendReq.ProposedMessage[];
}

/** The appends of one batch call: each comes in one or more messages, and is carried out at its last. */
export class BatchAppends {
  readonly #log: EventLog;
  readonly #open = new Map<string, OpenAppend>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The answer to the append that this message completes; null where more has to come. */
  async take(message: BatchAppendReq): Promise<BatchAppendResp | null> {
    const correlation = message.getCorrelationId() ?? new shared.UUID();
    const key = uuidText(correlation);
    const options = message.getOptions();
    if (options !== undefined) this.#open.set(key, { options, proposals: [] });
    const append = this.#open.get(key);
    if (append === undefined) return null;
    append.proposals.push(...message.getProposedMessagesList());
    if (!message.getIsFinal()) return null;
    this.#open.delete(key);
    const stream = streamName(append.options.getStreamIdentifier());
    const answer = new streams.BatchAppendResp()
      .setCorrelationId(correlation)
      .setStreamIdentifier(identifierOf(stream));
    return this.#carryOut(stream, append, answer);
  }

  async #carryOut(stream: string, append: OpenAppend, answer: BatchAppendResp): Promise<BatchAppendResp> {
    if (stream === '') return answer.setError(badRequest("Value cannot be null. (Parameter 'value')"));
    const deadline = append.options.getDeadline()?.toDate();
    if (deadline !== undefined && deadline.getTime() <= Date.now()) return answer.setError(timedOut());
    let events: ProposedEvent[];
    try {
      events = append.proposals.map(proposedEvent);
    } catch (error) {
      if (error instanceof BadProposal) return answer.setError(badRequest(error.message));
      throw error;
    }
    const bytes = events.reduce((sum, event) => sum + sizeOf(event), 0);
    if (bytes > maxAppendBytes) return answer.setError(tooLarge(maxAppendBytes));
    const expected = expectedOf(append.options);
    return answered(stream, expected, await this.#log.append(stream, expected, events), answer);
  }
}

function expectedOf(options: BatchAppendReq.Options): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(options.getStreamPosition());
}

function answered(
  stream: string,
  expected: Expected,
  outcome: AppendOutcome,
  answer: BatchAppendResp,
): BatchAppendResp {
  switch (outcome.kind) {
    case 'appended': {
      const at = String(outcome.position);
      const position = new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at);
      const success = new streams.BatchAppendResp.Success().setPosition(position);
      if (outcome.revision === null) success.setNoStream(new empty.Empty());
      else success.setCurrentRevision(String(outcome.revision));
      return answer.setSuccess(success);
    }
    case 'wrong-version':
      return answer.setError(wrongExpectedVersion(expected, outcome.current));
    case 'deleted':
      return answer.setError(deleted(stream));
  }
}
