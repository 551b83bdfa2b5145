import { Readable } from 'node:stream';
import { Controller, Get, Inject, Logger, Req, Res, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventLogReader } from '#event-store';
import { isInForce } from '#invoice/domain';
import { type Clock, Problem } from '#platform';
import { UnpublishableEvent } from '#publisher';
import type { ApiKeys } from '../access/api-keys.ts';
import { type Caller, callerOf } from '../http/caller.ts';
import { readParameters } from '../native/http/parameters.ts';
import { Describe } from '../native/openapi/describe.ts';
import { tokens } from '../tokens.ts';
import { acceptsEventStream } from './accepts-event-stream.ts';
import { eventStream } from './event-stream.ts';
import { pageParameters, startOfStream } from './feed-parameters.ts';
import { FeedGuard } from './feed.guard.ts';
import { type OpenStream, OpenStreams } from './open-streams.ts';
import { OwnEvents } from './own-events.ts';
import { type Following, TenantTail } from './tenant-tail.ts';

/** A comment tells that a stream is alive, every so many milliseconds: less than what proxies let a silent line stand. */
const heartbeatMs = 15_000;
/** How long whoever follows may take to read what was sent before the end, in milliseconds. */
const patienceMs = 2_000;

/** The public events over HTTP: the same bytes as a broker carries. */
@Controller('v1/events')
@UseGuards(FeedGuard)
@ApiTags('Events')
export class FeedController {
  readonly #events: OwnEvents;
  readonly #tail: TenantTail;
  readonly #streams: OpenStreams;
  readonly #keys: ApiKeys;
  readonly #clock: Clock;
  readonly #logger = new Logger(FeedController.name);

  constructor(
    @Inject(tokens.eventLog) log: EventLogReader,
    @Inject(tokens.apiKeys) keys: ApiKeys,
    @Inject(tokens.clock) clock: Clock,
    streams: OpenStreams,
  ) {
    this.#events = new OwnEvents(log);
    this.#tail = new TenantTail(log, ({ error }) => this.#logger.warn(`following the log: ${String(error)}`));
    this.#streams = streams;
    this.#keys = keys;
    this.#clock = clock;
  }

  @Get()
  @ApiHeader({
    name: 'Last-Event-ID',
    description: 'Of a stream: the id of the last event that you have; wins over `after`',
    required: false,
    schema: { type: 'string' },
  })
  @Describe({
    id: 'listEvents',
    summary:
      'The public events from any point on, oldest first, as /asyncapi.json describes them; `Accept: text/event-stream` follows live',
    parameters: pageParameters,
    answers: { 200: 'EventPage' },
  })
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (acceptsEventStream(request.headers.accept) && request.method === 'GET') await this.#follow(request, reply);
    else await this.#page(request, reply);
  }

  /** The items go out as the text that they are: parsing them would make other bytes of them. */
  async #page(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { after, limit } = readParameters(pageParameters, request.query);
    const page = await this.#events.after(callerOf(request).tenantId, after, limit).catch((error: unknown) => {
      throw error instanceof UnpublishableEvent ? notShowable(error) : error;
    });
    const items = page.items.map(({ json }) => json).join(',');
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(`{"items":[${items}],"nextPosition":${JSON.stringify(page.nextPosition)}}`);
  }

  async #follow(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const after = startOfStream(request);
    const caller = callerOf(request);
    const stream = this.#streams.open(caller.tenantId);
    endWith(stream, reply);
    const following = await this.#join(stream);
    const text = eventStream({
      events: this.#events,
      following,
      tenantId: caller.tenantId,
      after,
      signal: stream.signal,
      admitted: () => this.#isInForce(caller),
      heartbeatMs,
    });
    void reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      .send(Readable.from(text, { objectMode: false, highWaterMark: 64 * 1024 }));
  }

  async #join(stream: OpenStream): Promise<Following> {
    try {
      const following = await this.#tail.join();
      if (stream.signal.aborted) following.leave();
      else stream.signal.addEventListener('abort', following.leave);
      return following;
    } catch (error) {
      stream.close();
      throw error;
    }
  }

  /** A stream may outlive its key, which would then open what it no longer opens. */
  async #isInForce({ tenantId, keyId }: Caller): Promise<boolean> {
    const key = (await this.#keys.keysOf(tenantId)).get(keyId);
    return key !== undefined && isInForce(key, this.#clock());
  }
}

/**
 * The line's end is the stream's, and the other way round. Who takes nothing can't be told of the end: after a while the line
 * is cut, so that nobody waits for it.
 */
function endWith({ signal, close }: OpenStream, { raw }: FastifyReply): void {
  raw.once('close', close);
  signal.addEventListener('abort', () => {
    if (raw.closed) return;
    const cutting = setTimeout(() => raw.destroy(), patienceMs);
    raw.once('close', () => clearTimeout(cutting));
  });
}

const notShowable = ({ event: { position } }: UnpublishableEvent): Problem =>
  new Problem(
    'internal-error',
    `the event at position ${position} can't be shown; those after it can: after=${position}`,
  );
