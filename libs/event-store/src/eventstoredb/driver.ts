import { EventStoreDBClient } from '@eventstore/db-client';
import codes from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type {
  CallOptions,
  Channel,
  Client as GrpcClient,
  ClientDuplexStream,
  ClientReadableStream,
  Metadata,
} from '@grpc/grpc-js';

// The only file that knows the driver's package: another one is put in its place here (docs/adr/0041). The driver finds the
// nodes, follows the leader, reconnects and brings TLS and credentials along; the messages are ours, made with its stubs,
// because its own calls parse and print JSON on the way, and bytes would not come back as they went in.

export { codes as sharedMessages, streams as streamMessages };
export type { RecordedEvent as RecordedMessage } from './recorded-message.ts';
export type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp };

export type BatchStream = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;
export type ReadCall = ClientReadableStream<ReadResp>;

export interface Driver {
  /** Asks the server for its version and for what it can do. */
  introduce(): Promise<{ readonly version: string; readonly batchAppend: boolean }>;
  openBatch(): Promise<BatchStream>;
  /** @param deadline Infinity for a subscription */
  read(request: ReadReq, deadline: Date | number): Promise<ReadCall>;
  close(): Promise<void>;
}

/** What the driver's classes keep `protected`: how they open a call on the node that they have found. */
interface DriverInside {
  readonly GRPCStreamCreator: <Call>(
    client: typeof streamsGrpc.StreamsClient,
    debugName: string,
    create: (client: StreamsClient) => Call,
  ) => () => Promise<Call>;
  readonly callArguments: (
    base: { readonly requiresLeader: boolean },
    options: CallOptions,
  ) => [metadata: Metadata, options: CallOptions];
  readonly capabilities: Promise<{
    readonly serverVersion: string;
    supports(method: { readonly path: string }): boolean;
  }>;
  readonly getChannel: () => Promise<Channel>;
}
