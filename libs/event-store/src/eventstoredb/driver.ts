import { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Connection } from './connection-string.ts';
import type { CallOptions, Channel, ClientDuplexStream, ClientReadableStream, Metadata } from '@grpc/grpc-js';

// The only file that names the driver's package: another is put in its place here (docs/adr/0041). The driver finds the nodes,
// follows the leader, reconnects, and brings TLS and credentials along. The messages are made with its stubs and not by its
// own calls, which parse and print JSON on the way: numbers would not come back as they went in.

export { shared as sharedMessages, streams as streamMessages };
export type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp, Status, UUID };
export type RecordedMessage = ReadResp.ReadEvent.RecordedEvent;
export type BatchStream = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;
export type ReadCall = ClientReadableStream<ReadResp>;

export interface Driver {
  /** Asks the server for its version, and whether it takes many appends in one call. */
  introduce(): Promise<{ readonly version: string; readonly batchAppend: boolean }>;
  openBatch(): Promise<BatchStream>;
  /** @param deadline `Infinity` for a subscription */
  read(request: ReadReq, deadline: Date | number): Promise<ReadCall>;
  close(): Promise<void>;
}

/** What the driver's client keeps `protected`: how a call is opened on the node that it has found. */
interface DriverInside {
  GRPCStreamCreator<Call>(
    client: typeof streamsGrpc.StreamsClient,
    name: string,
    create: (client: StreamsClient) => Call,
  ): () => Promise<Call>;
  callArguments(base: { requiresLeader: boolean }, options: CallOptions): [Metadata, CallOptions];
  readonly capabilities: Promise<{ serverVersion: string; supports(method: { path: string }): boolean }>;
  getChannel(): Promise<Channel>;
  dispose(): Promise<void>;
}

export function connect({ connectionString }: Connection): Driver {
  const inside = EventStoreDBClient.connectionString(connectionString) as unknown as DriverInside;
  const open = <Call>(
    name: string,
    deadline: Date | number,
    create: (client: StreamsClient, ...rest: [Metadata, CallOptions]) => Call,
  ) =>
    inside.GRPCStreamCreator(streamsGrpc.StreamsClient, name, (client) =>
      create(client, ...inside.callArguments({ requiresLeader: true }, { deadline })),
    )();
  return {
    async introduce() {
      const { serverVersion, supports } = await inside.capabilities;
      return { version: serverVersion, batchAppend: supports(streamsGrpc.StreamsService.batchAppend) };
    },
    openBatch: () => open('batchAppend', Infinity, (client, ...rest) => client.batchAppend(...rest)),
    read: (request, deadline) => open('read', deadline, (client, ...rest) => client.read(request, ...rest)),
    async close() {
      await inside.dispose();
      const channel = await inside.getChannel().catch(() => null);
      channel?.close();
    },
  };
}
