import { Server, ServerCredentials, type handleServerStreamingCall } from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import monitoringGrpc from '@eventstore/db-client/generated/monitoring_grpc_pb.js';
import monitoring from '@eventstore/db-client/generated/monitoring_pb.js';
import type { StatsReq, StatsResp } from '@eventstore/db-client/generated/monitoring_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { clusterInfo, type Member } from './calls/gossip.ts';
import { supportedMethods } from './calls/server-features.ts';
import { Faults } from './faults/faults.ts';
import { EventLog } from './log/event-log.ts';
import { inFile, inMemory } from './log/log-file.ts';
import { streamsService } from './streams-service.ts';

const host = '127.0.0.1';

/** The client takes up to 17 MiB, and so does the server. */
const maxMessageBytes = 17 * 1024 * 1024;

export interface StandInOptions {
  /** 0: any free port. */
  readonly port?: number;
  /** Where the log is kept; without it, in memory. */
  readonly file?: string;
  /** Answers for the log of another stand-in: two nodes of one cluster. */
  readonly log?: EventLog;
  /** What gossip says, given the port of this one; by default that this one leads alone. */
  readonly members?: (port: number) => readonly Member[];
}

/** Speaks EventStoreDB's gRPC protocol as far as its client and this project use it: a test tool, no store for users. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { port = 0, file, members = (own) => [{ host, port: own, leads: true }] } = options;
  const log = options.log ?? new EventLog(file === undefined ? inMemory() : await inFile(file));
  const standIn = new StandIn(log, members);
  await standIn.listen(port);
  return standIn;
}

export class StandIn {
  readonly log: EventLog;
  readonly faults = new Faults();
  readonly #members: (port: number) => readonly Member[];
  readonly #subscriptions = new Set<() => void>();
  #server: Server | null = null;
  #port = 0;

  constructor(log: EventLog, members: (port: number) => readonly Member[]) {
    this.log = log;
    this.#members = members;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `esdb://${host}:${this.#port}?tls=false`;
  }

  /** Subscriptions that are open now. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  async listen(port = this.#port): Promise<void> {
    const server = new Server({
      'grpc.max_receive_message_length': maxMessageBytes,
      'grpc.max_send_message_length': maxMessageBytes,
    });
    server.addService(
      streamsGrpc.StreamsService,
      streamsService({ log: this.log, faults: this.faults, onSubscribed: (end) => this.#remember(end) }),
    );
    server.addService(gossipGrpc.GossipService, {
      read: (_call, callback) => callback(null, clusterInfo(this.#members(this.#port))),
    } satisfies IGossipServer);
    server.addService(featuresGrpc.ServerFeaturesService, {
      getSupportedMethods: (_call, callback) => callback(null, supportedMethods()),
    } satisfies IServerFeaturesServer);
    server.addService(monitoringGrpc.MonitoringService, { stats: stats(this.log) });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
    this.#port = await promise;
    this.#server = server;
  }

  /** Ends every open subscription as a server does that stops in order: without an error. */
  endSubscriptions(): void {
    for (const end of this.#subscriptions) end();
  }

  /** Cuts every connection and takes no new one; the log stays. */
  disconnect(): void {
    this.#server?.forceShutdown();
    this.#server = null;
    this.endSubscriptions();
  }

  /** Cuts every connection, and listens again on the same port. */
  async restart(): Promise<void> {
    this.disconnect();
    await this.listen();
  }

  async stop(): Promise<void> {
    this.disconnect();
    await this.log.close();
  }

  #remember(end: () => void): () => void {
    this.#subscriptions.add(end);
    return () => this.#subscriptions.delete(end);
  }
}

/** One set of figures: how many events there are. */
const stats =
  (log: EventLog): handleServerStreamingCall<StatsReq, StatsResp> =>
  (call) => {
    const message = new monitoring.StatsResp();
    message.getStatsMap().set('es-events', String(log.length));
    call.write(message);
    call.end();
  };
