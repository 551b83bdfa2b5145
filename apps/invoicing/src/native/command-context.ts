import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#invoice';
import { validationFailed } from '#platform';
import { callerOf } from '../http/caller.ts';
import { fingerprintOf } from './http/fingerprint.ts';
import { HeaderReader } from './http/headers.ts';

const longestActor = 254;
const longestReason = 1_000;

/**
 * What every command carries of the request it came with. A reason in the body wins over the header.
 * @throws Problem `validation-failed` with every wrong header
 */
export function commandContext(request: FastifyRequest, now: string, reason: string | null = null): CommandContext {
  const caller = callerOf(request);
  const headers = new HeaderReader(request.headers);
  const person = headers.text('X-Actor', longestActor);
  const idempotencyKey = headers.idempotencyKey();
  const context: CommandContext = {
    tenantId: caller.tenantId,
    actor: person === null || person === '' ? { type: 'key', id: caller.keyId } : { type: 'person', id: person },
    now,
    correlationId: request.id,
    causationId: null,
    idempotencyKey,
    fingerprint: idempotencyKey === null ? '' : fingerprintOf(request.method, request.url, request.body),
    expectedVersion: headers.expectedVersion(),
    reason: reason ?? headers.text('X-Reason', longestReason),
    comment: headers.text('X-Comment', longestReason),
    traceparent: request.traceparent,
  };
  if (headers.faults.length > 0) throw validationFailed(headers.faults);
  return context;
}
