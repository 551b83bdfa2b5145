import { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { badAddress, type Connection } from './connection-string.ts';
import { within } from './within.ts';
import type { CallOptions, Channel, ClientDuplexStream, ClientReadableStream, Metadata } from '@grpc/grpc-js';

// The only file that names the driver's package: another is put in its place here (docs/adr/0016). The driver finds the nodes,
// follows the leader, reconnects, and brings TLS and credentials along. The messages are made with its stubs and not by its
// own calls, which parse and print JSON on the way: numbers would not come back as they went in.

export { shared as sharedMessages, streams as streamMessages };
export type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp, Status, UUID };
export type RecordedMessage = ReadResp.ReadEvent.RecordedEvent;
export type BatchStream = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;
export type ReadCall = ClientReadableStream<ReadResp>;

export interface Introduced {
  readonly version: string;
  readonly batchAppend: boolean;
}

export interface Driver {
  /** Asks the server for its version, and whether it takes many appends in one call. */
  introduce(deadline: Date): Promise<Introduced>;
  openBatch(): Promise<BatchStream>;
  /** @param deadline `Infinity` for a subscription */
  read(request: ReadReq, deadline: Date | number): Promise<ReadCall>;
  close(): Promise<void>;
}

/** How long closing waits for the driver to say which connection is to be closed. */
const closeMs = 1_000;

/** What the driver's client keeps `protected`: how a call is opened on the node that it has found. */
interface DriverInside {
  GRPCStreamCreator<Call>(
    client: typeof streamsGrpc.StreamsClient,
    name: string,
    create: (client: StreamsClient) => Call,
  ): () => Promise<Call>;
  callArguments(base: { requiresLeader: boolean }, options: CallOptions): [Metadata, CallOptions];
  execute<Answer>(
    client: typeof featuresGrpc.ServerFeaturesClient,
    name: string,
    ask: (client: ServerFeaturesClient) => Promise<Answer>,
  ): Promise<Answer>;
  getChannel(): Promise<Channel>;
  dispose(): Promise<void>;
}

/** @throws CannotConnect where a certificate file can't be read */
export function connect({ connectionString }: Connection): Driver {
  const inside = clientFor(connectionString) as unknown as DriverInside;
  const open = <Call>(
    name: string,
    deadline: Date | number,
    create: (client: StreamsClient, ...rest: [Metadata, CallOptions]) => Call,
  ) =>
    inside.GRPCStreamCreator(streamsGrpc.StreamsClient, name, (client) =>
      create(client, ...inside.callArguments({ requiresLeader: true }, { deadline })),
    )();
  return {
    introduce: (deadline) =>
      inside.execute(featuresGrpc.ServerFeaturesClient, 'getSupportedMethods', (client) =>
        introduced(client, inside.callArguments({ requiresLeader: false }, { deadline })),
      ),
    openBatch: () => open('batchAppend', Infinity, (client, ...rest) => client.batchAppend(...rest)),
    read: (request, deadline) => open('read', deadline, (client, ...rest) => client.read(request, ...rest)),
    async close() {
      await inside.dispose();
      const late = (): Error => new Error('looking for a cluster that is away');
      const channel = await within(closeMs, inside.getChannel(), late).catch(() => null);
      channel?.close();
    },
  };
}

function introduced(client: ServerFeaturesClient, rest: [Metadata, CallOptions]): Promise<Introduced> {
  const { promise, resolve, reject } = Promise.withResolvers<Introduced>();
  client.getSupportedMethods(new shared.Empty(), ...rest, (error, answer) => {
    if (error !== null) reject(error);
    else resolve({ version: answer.getEventStoreServerVersion(), batchAppend: hasBatchAppend(answer) });
  });
  return promise;
}

const hasBatchAppend = (methods: SupportedMethods): boolean =>
  methods.getMethodsList().some((method) => method.getMethodName().toLowerCase() === 'batchappend');

function clientFor(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch (error) {
    throw badAddress(error instanceof Error ? error.message : String(error));
  }
}
