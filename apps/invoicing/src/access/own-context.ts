import { randomUUID } from 'node:crypto';
import type { CommandContext } from '#invoice';

/** What a command carries that the service gives on its own account: nobody asked for it. */
export const ownContext = (tenantId: string, now: string): CommandContext => ({
  tenantId,
  actor: { type: 'system', id: 'invoicing' },
  now,
  correlationId: randomUUID(),
  causationId: null,
  idempotencyKey: null,
  fingerprint: '',
  expectedVersion: null,
  reason: null,
  comment: null,
  traceparent: null,
});
