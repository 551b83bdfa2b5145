/**
 * What the composition root provides to controllers, by token: `@Inject(tokens.invoiceQueries) queries: InvoiceQueries`.
 * The command bus comes from `CqrsModule` under its own class.
 */
export const tokens = {
  /** `EventLogReader` of `#event-store`. */
  eventLog: Symbol('EventLog'),
  /** `InvoiceQueries` of `#read-models`. */
  invoiceQueries: Symbol('InvoiceQueries'),
  /** `ApiKeys` of `access/api-keys.ts`: the keys of a tenant, and when each was last used. */
  apiKeys: Symbol('ApiKeys'),
  /** `Clock` of `#platform`. */
  clock: Symbol('Clock'),
  /** `Health` of `lifecycle/health.ts`. */
  health: Symbol('Health'),
  /** `Metrics` of `metrics/metrics.ts`. */
  metrics: Symbol('Metrics'),
  /** `PublicAddress`: what links begin with. */
  publicAddress: Symbol('PublicAddress'),
} as const;

/** What links in answers begin with, without a slash at the end. A function: the port is known only once it listens. */
export type PublicAddress = () => string;
