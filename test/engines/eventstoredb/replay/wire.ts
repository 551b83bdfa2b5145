import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type {
  AppendReq,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  ReadReq,
  ReadResp,
  TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import {
  plainAppend,
  plainBatch,
  plainFailure,
  plainFeatures,
  plainGossip,
  plainPosition,
  plainRead,
} from './wire-replies.ts';

const patienceMs = 15_000;

/** What has come of a subscription so far, without checkpoints, and how many of those came. */
export interface OpenSubscription {
  readonly replies: object[];
  checkpoints(): number;
  /** Resolves when so many replies have come, or when none comes any more. */
  until(enough: (replies: readonly object[]) => boolean): Promise<void>;
  cancel(): void;
}

/** Calls a server with the bare stubs, and gives answers and failures alike in the form of the recordings. */
export class Wire {
  readonly #streams: InstanceType<typeof streamsGrpc.StreamsClient>;
  readonly #features: InstanceType<typeof featuresGrpc.ServerFeaturesClient>;
  readonly #gossip: InstanceType<typeof gossipGrpc.GossipClient>;

  /** @param address host and port */
  constructor(address: string) {
    const insecure = credentials.createInsecure();
    const options = { 'grpc.max_receive_message_length': 32 << 20 };
    this.#streams = new streamsGrpc.StreamsClient(address, insecure, options);
    this.#features = new featuresGrpc.ServerFeaturesClient(address, insecure);
    this.#gossip = new gossipGrpc.GossipClient(address, insecure);
  }

  close(): void {
    for (const client of [this.#streams, this.#features, this.#gossip]) client.close();
  }

  append(messages: readonly AppendReq[]): Promise<object> {
    return answered(plainAppend, (done) => {
      const call = this.#streams.append(asLeader(), soon(), done);
      call.on('error', () => undefined);
      for (const message of messages) call.write(message);
      call.end();
    });
  }

  batch(messages: readonly BatchAppendReq[], silenceMs: number): Promise<object> {
    const call = this.#streams.batchAppend(asLeader(), soon());
    const { promise, resolve } = Promise.withResolvers<object>();
    const timer = setTimeout(() => {
      resolve({ silence: `no reply in ${silenceMs} ms` });
      call.cancel();
    }, silenceMs);
    call
      .on('data', (answer: BatchAppendResp) => resolve(plainBatch(answer)))
      .on('error', (error: ServiceError) => resolve(plainFailure(error)));
    for (const message of messages) call.write(message);
    return promise.finally(() => {
      clearTimeout(timer);
      call.end();
    });
  }

  read(request: ReadReq): Promise<object[]> {
    const replies: object[] = [];
    const { promise, resolve } = Promise.withResolvers<object[]>();
    this.#streams
      .read(request, asFollower(), soon())
      .on('data', (answer: ReadResp) => replies.push(plainRead(answer)))
      .on('error', (error: ServiceError) => resolve([...replies, plainFailure(error)]))
      .on('end', () => resolve(replies));
    return promise;
  }

  subscribe(request: ReadReq): OpenSubscription {
    const replies: object[] = [];
    let checkpoints = 0;
    const call = this.#streams.read(request, asFollower());
    let waiting: (() => void) | null = null;
    const add = (reply: object): void => {
      if ('checkpoint' in reply) checkpoints += 1;
      else replies.push(reply);
      waiting?.();
    };
    call
      .on('data', (answer: ReadResp) => add(plainRead(answer)))
      .on('error', (error: ServiceError) => {
        if (error.details !== 'Cancelled on client') add(plainFailure(error));
      });
    return {
      replies,
      checkpoints: () => checkpoints,
      until: (enough) => {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        const timer = setTimeout(resolve, 5_000, undefined);
        waiting = () => {
          if (enough(replies)) resolve(undefined);
        };
        waiting();
        return promise.finally(() => clearTimeout(timer));
      },
      cancel: () => call.cancel(),
    };
  }

  delete(request: DeleteReq): Promise<object> {
    return answered(
      (answer: { getPosition(): Parameters<typeof plainPosition>[0] }) => ({
        position: plainPosition(answer.getPosition()),
      }),
      (done) => this.#streams.delete(request, asLeader(), soon(), done),
    );
  }

  tombstone(request: TombstoneReq): Promise<object> {
    return answered(
      (answer: { getPosition(): Parameters<typeof plainPosition>[0] }) => ({
        position: plainPosition(answer.getPosition()),
      }),
      (done) => this.#streams.tombstone(request, asLeader(), soon(), done),
    );
  }

  features(): Promise<object> {
    return answered(plainFeatures, (done) =>
      this.#features.getSupportedMethods(new shared.Empty(), asFollower(), soon(), done),
    );
  }

  gossip(): Promise<object> {
    return answered(plainGossip, (done) => this.#gossip.read(new shared.Empty(), asFollower(), soon(), done));
  }
}

function answered<Answer>(
  plain: (answer: Answer) => object,
  call: (done: (error: ServiceError | null, answer: Answer) => void) => void,
): Promise<object> {
  const { promise, resolve } = Promise.withResolvers<object>();
  call((error, answer) => resolve(error === null ? plain(answer) : plainFailure(error)));
  return promise;
}

const soon = () => ({ deadline: Date.now() + patienceMs });
const requiring = (leader: boolean): Metadata => {
  const metadata = new Metadata();
  metadata.set('requires-leader', String(leader));
  return metadata;
};
const asLeader = (): Metadata => requiring(true);
const asFollower = (): Metadata => requiring(false);
