import { AppendOutcomeUnknown, InvalidAppend, StoreUnavailable, StreamConflict } from '../port/errors.ts';
import type { Append, Position } from '../port/events.ts';
import { sharedMessages, type BatchAppendResp, type Status } from './driver.ts';
import { positionOf } from './log-position.ts';

/** What the server says of an append that stands in the log. */
export interface Written {
  readonly revision: number;
  readonly position: Position;
}

/**
 * @throws StreamConflict, InvalidAppend, StoreUnavailable: nothing was written; AppendOutcomeUnknown where the server itself
 * does not know
 */
export function readAnswer(append: Append, answer: BatchAppendResp): Written {
  const success = answer.getSuccess();
  const position = success?.getPosition();
  if (success !== undefined && position !== undefined) {
    return {
      revision: placeMeant(append, Number(success.getCurrentRevision())),
      position: positionOf(position.getCommitPosition(), position.getPreparePosition()),
    };
  }
  throw refusal(append, answer.getError());
}

/**
 * After somebody deleted the stream, the server takes an append to it as to a new one, and goes on counting where it was: the
 * events stand where their ids were not made for. No caller may go on as if they stood where it meant them to.
 */
function placeMeant({ stream, expected, events }: Append, revision: number): number {
  const meant = expected === 'any' ? revision : (expected === 'no_stream' ? -1 : expected) + events.length;
  if (revision === meant) return revision;
  throw new AppendOutcomeUnknown(
    `the events were put at revision ${String(revision)} of ${stream}, not at ${String(meant)}: the stream was deleted before`,
  );
}

function refusal({ stream, expected }: Append, status: Status | undefined): Error {
  const details = status?.getDetails();
  const name = details?.getTypeName().split('.').at(-1) ?? '';
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  switch (name) {
    case 'WrongExpectedVersion': {
      const wrong = sharedMessages.WrongExpectedVersion.deserializeBinary(bytes);
      const actual = wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : 'no_stream';
      return new StreamConflict(stream, expected, actual);
    }
    case 'MaximumAppendSizeExceeded': {
      const limit = sharedMessages.MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize();
      return new InvalidAppend(`the event store takes at most ${String(limit)} bytes in one append`);
    }
    case 'BadRequest':
      return new InvalidAppend(
        `the event store refused the append: ${sharedMessages.BadRequest.deserializeBinary(bytes).getMessage()}`,
      );
    case 'StreamDeleted':
      return new StoreUnavailable(`stream ${stream} was tombstoned in the event store and can never be written again`);
    case 'AccessDenied':
      return new StoreUnavailable(`these credentials may not write to stream ${stream}`);
    default:
      return new AppendOutcomeUnknown(
        `the event store answered ${name === '' ? 'nothing' : name} for stream ${stream}`,
      );
  }
}
