import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { allows } from '#invoice/domain';
import { Problem } from '#platform';
import { callerOf } from '../http/caller.ts';
import { acceptsJson } from '../native/http/acceptable.ts';
import { acceptsEventStream } from './accepts-event-stream.ts';

/** As the guard of every route, but that a stream may be asked for too. */
@Injectable()
export class FeedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { accept } = request.headers;
    if (!acceptsJson(accept) && !acceptsEventStream(accept))
      throw new Problem('not-acceptable', 'answers are application/json or text/event-stream');
    if (allows(callerOf(request).scopes, 'audit:read')) return true;
    throw new Problem('forbidden', 'the key lacks the scope audit:read');
  }
}
