import type { MerchantSettings } from '../domain/index.ts';
import type { Execution } from './execution/execution.ts';
import type { InvoiceNumbers } from './numbering/invoice-numbers.ts';
import type { Reservations } from './reservations/reservations.ts';
import type { Serials } from './numbering/serials.ts';

/** Under which the composition root provides the runtime to the handlers. */
export const commandRuntime = Symbol('CommandRuntime');

/** What the command handlers work with. Made once, by `createCommandRuntime`. */
export interface CommandRuntime extends Execution {
  readonly serials: Serials;
  readonly numbers: InvoiceNumbers;
  readonly reservations: Reservations;
  /** A tenant's settings as the log has them now. */
  readonly settingsOf: (tenantId: string) => Promise<MerchantSettings>;
}
