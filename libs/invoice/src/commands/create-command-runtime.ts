import type { EventStore } from '#event-store';
import type { Instant } from '../domain/index.ts';
import { invoiceCodec } from '../stored-events/index.ts';
import type { CommandRuntime } from './command-runtime.ts';
import { KeyedQueue } from './execution/keyed-queue.ts';
import { RequestsInFlight } from './execution/requests-in-flight.ts';
import { SessionCache } from './execution/session-cache.ts';
import { readMerchant } from './merchant/merchant-settings-reader.ts';
import { InvoiceNumbers } from './numbering/invoice-numbers.ts';
import { Serials } from './numbering/serials.ts';
import { Reservations } from './reservations/reservations.ts';

/** Everything that the command handlers share, on one event store. */
export function createCommandRuntime(store: EventStore, now: () => Instant): CommandRuntime {
  const sessions = new SessionCache(store, invoiceCodec);
  const execution = {
    store,
    codec: invoiceCodec,
    sessions,
    queue: new KeyedQueue(),
    inFlight: new RequestsInFlight(),
    now,
  };
  const reservations = new Reservations(execution);
  return {
    ...execution,
    reservations,
    serials: new Serials(execution),
    numbers: new InvoiceNumbers(execution, reservations),
    settingsOf: async (tenantId) => (await readMerchant(sessions, tenantId)).settings,
  };
}
