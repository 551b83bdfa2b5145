import { v5 } from 'uuid';
import type { CommandContext } from '../command-context.ts';

/** Namespace of ids that are made from an idempotency key. Never changes. */
const keyedInvoices = '5c1e2c0e-7a44-5d0b-9b3e-3f4f9f8d2a61';

/** A new invoice's id: a fresh UUIDv7, or where the creator sent a key a UUIDv5 of tenant and key, so that a repeat meets the first. */
export const invoiceIdOf = (context: CommandContext, fresh: () => string): string =>
  context.idempotencyKey === null ? fresh() : v5(`${context.tenantId} ${context.idempotencyKey}`, keyedInvoices);
