import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
} from '@grpc/grpc-js';
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { append } from './calls/append.ts';
import { BatchAppends } from './calls/batch-append.ts';
import { deleteStream, tombstoneStream } from './calls/delete.ts';
import { read } from './calls/read.ts';
import { handlerFailed, type Failure } from './calls/service-error.ts';
import { subscribe } from './calls/subscribe.ts';
import { refusalOf, type Faults } from './faults/faults.ts';
import { EventLog } from './log/event-log.ts';
import { inMemory } from './log/log-file.ts';

export interface StreamsContext {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Called with how to end each subscription that is open; returns how to forget it. */
  readonly onSubscribed: (end: () => void) => () => void;
}

export const streamsService = (context: StreamsContext): IStreamsServer => ({
  append: appendCall(context),
  batchAppend: batchAppendCall(context),
  read: readCall(context),
  delete: unary((request) => deleteStream(context.log, request)),
  tombstone: unary((request) => tombstoneStream(context.log, request)),
});

/** Whatever is not meant as an answer is a mistake of the stand-in's own, which a test should see. */
const failureOf = (error: unknown): Failure =>
  error instanceof Error && 'code' in error
    ? (error as Failure)
    : Object.assign(handlerFailed(), { details: `the stand-in failed: ${String(error)}` });

const unary =
  <Request, Reply>(answer: (request: Request) => Promise<Reply>): handleUnaryCall<Request, Reply> =>
  ({ request }, callback) => {
    answer(request).then(
      (reply) => callback(null, reply),
      (error: unknown) => callback(failureOf(error)),
    );
  };

function appendCall({ log, faults }: StreamsContext): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) => {
    const fault = faults.take('append');
    const refusal = refusalOf(fault);
    if (refusal !== null) {
      callback(refusal);
      return;
    }
    append(log, call)
      .then(async (reply) => {
        await faults.beforeReply(fault);
        callback(null, reply);
      })
      .catch((error: unknown) => callback(failureOf(error)));
  };
}

/** Appends of one call are carried out side by side; a fault that fails one fails the whole call, as it does in a cluster. */
function batchAppendCall({ log, faults }: StreamsContext): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call) => {
    const appends = new BatchAppends(log);
    const pending = new Set<Promise<void>>();
    let over = false;
    const fail = (error: unknown): void => {
      if (over) return;
      over = true;
      call.emit('error', failureOf(error));
    };
    const take = async (message: BatchAppendReq): Promise<void> => {
      const fault = message.getIsFinal() ? faults.take('append') : null;
      const refusal = refusalOf(fault);
      if (refusal !== null) throw refusal;
      const answer = await appends.take(message);
      if (answer === null) return;
      await faults.beforeReply(fault);
      if (!over) call.write(answer);
    };
    call.on('data', (message: BatchAppendReq) => {
      if (over) return;
      const taken: Promise<void> = take(message)
        .catch(fail)
        .finally(() => pending.delete(taken));
      pending.add(taken);
    });
    call.on('cancelled', () => (over = true));
    call.on('end', () => {
      const end = (): void => {
        if (!over) call.end();
      };
      Promise.all(pending).then(end, end);
    });
  };
}

function readCall({ log, faults, onSubscribed }: StreamsContext): handleServerStreamingCall<ReadReq, ReadResp> {
  return (call) => {
    const answer = async (): Promise<void> => {
      const options = call.request.getOptions();
      if (options === undefined) throw handlerFailed();
      const following = options.hasSubscription();
      const fault = faults.take(following ? 'subscribe' : 'read');
      const refusal = refusalOf(fault);
      if (refusal !== null) throw refusal;
      if (!following) {
        const messages = read(log, options);
        await faults.beforeReply(fault);
        for (const message of messages) call.write(message);
        return;
      }
      const stop = new AbortController();
      const forget = onSubscribed(() => stop.abort());
      call.on('cancelled', () => stop.abort());
      const shown = fault?.kind === 'silent' ? new EventLog(inMemory()) : log;
      await subscribe(shown, call, options, stop.signal).finally(forget);
    };
    answer().then(
      () => call.end(),
      (error: unknown) => call.emit('error', failureOf(error)),
    );
  };
}
