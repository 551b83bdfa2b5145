import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { allows, type Scope } from '#invoice/domain';
import { Problem } from '#platform';
import { callerOf } from '../../http/caller.ts';
import { takesNoParameters } from '../openapi/describe.ts';
import { acceptsJson } from './acceptable.ts';
import { readParameters } from './parameters.ts';

const requiredScopes = Symbol('requiredScopes');

/** The route needs one of these scopes; `admin` has them all. */
export const RequireScope = (...scopes: readonly [Scope, ...Scope[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(requiredScopes, scopes);

/**
 * Lets a request through to its route: the caller takes JSON, the key has a scope that the route needs, and nothing is asked
 * of a route without parameters that it would overlook.
 */
@Injectable()
export class RouteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!acceptsJson(request.headers.accept)) throw new Problem('not-acceptable', 'answers are application/json');
    const scopes = scopesOf(context);
    const caller = callerOf(request);
    if (!scopes.some((scope) => allows(caller.scopes, scope)))
      throw new Problem('forbidden', `the key lacks the scope ${scopes.join(' or ')}`);
    if (takesNoParameters(context.getHandler())) readParameters({}, request.query);
    return true;
  }
}

/** A route that names no scope lets nobody through: forgetting one must not open a door. */
const scopesOf = (context: ExecutionContext): readonly Scope[] =>
  (Reflect.getMetadata(requiredScopes, context.getHandler()) as readonly Scope[] | undefined) ?? [];
