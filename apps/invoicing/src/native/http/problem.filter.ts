import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemBody } from '#platform';
import { readTheRest } from '../../http/read-the-rest.ts';
import { type PublicAddress, tokens } from '../../tokens.ts';
import { HeaderReader } from './headers.ts';
import { problemOf } from './problem-of.ts';
import { methodsOf } from './route-table.ts';

/** Every error becomes one `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #address: PublicAddress;
  readonly #logger = new Logger(ProblemFilter.name);

  constructor(@Inject(tokens.publicAddress) address: PublicAddress) {
    this.#address = address;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemIn(request, error);
    if (problem.code === 'internal-error') this.#logger.error(describe(error, request), stackOf(error));
    if (problem.code === 'payload-too-large') readTheRest(request, reply);
    answerProblem(reply, problem, {
      typeBase: `${this.#address()}/docs/problems`,
      instance: pathOf(request),
      correlationId: request.id,
    });
  }
}

function problemIn(request: FastifyRequest, error: unknown): Problem {
  // The sender went away in the middle of the body: nobody reads the answer, and it is no fault of ours.
  if (request.raw.errored !== null && request.raw.errored === error)
    return new Problem('validation-failed', 'the body did not arrive as a whole');
  return orMethodNotAllowed(request, problemOf(error, new HeaderReader(request.headers).expectedVersion()));
}

export function answerProblem(reply: FastifyReply, problem: Problem, place: Parameters<typeof problemBody>[1]): void {
  if (reply.sent) return;
  void reply
    .code(problem.status)
    .headers(problem.facts.headers ?? {})
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, place)));
}

/** A path that is there for other methods is not unknown: the answer tells them. */
function orMethodNotAllowed(request: FastifyRequest, problem: Problem): Problem {
  if (problem.code !== 'route-not-found') return problem;
  const methods = methodsOf(request.server, pathOf(request));
  if (methods.length === 0) return problem;
  const detail = `${request.method} is not possible here`;
  return new Problem('method-not-allowed', detail, { headers: { Allow: methods.join(', ') } });
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!;

const describe = (error: unknown, request: FastifyRequest): string =>
  `${request.method} ${request.routeOptions.url ?? 'no route'} failed (${request.id}): ${
    error instanceof Error ? error.message : typeof error
  }`;

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : undefined);
