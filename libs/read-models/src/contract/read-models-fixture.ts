import type { InvoiceEvent, NumberingEvent } from '#invoice/domain';
import { decoders } from '#invoice/stored-events';
import type { InvoiceFilter, InvoicePage, InvoiceQueries, ListRequest } from '../port/invoice-queries.ts';
import type { ReadModelStore } from '../port/read-model-store.ts';
import { Projector } from '../projector/projector.ts';
import { created, invoiceId, tenant } from '../testing/invoice-facts.ts';
import { LogFixture } from '../testing/log-fixture.ts';

/** An adapter on an empty database of its own. */
export interface OpenedReadModels {
  readonly store: ReadModelStore;
  readonly queries: InvoiceQueries;
  close(): Promise<void>;
}

export type OpenReadModels = () => Promise<OpenedReadModels>;

export const now = '2026-06-15T12:00:00.000Z';

export const everything: InvoiceFilter = {
  tenantId: tenant,
  status: [],
  paymentState: [],
  customerId: null,
  number: null,
  currency: null,
  search: null,
  issueDateFrom: null,
  issueDateTo: null,
  dueDateFrom: null,
  dueDateTo: null,
  paymentDateFrom: null,
  paymentDateTo: null,
  totalMin: null,
  totalMax: null,
  createdFrom: null,
  createdTo: null,
};

/** A log, and the read models that are made from it. */
export class ReadModelsFixture {
  readonly log = new LogFixture();
  readonly opened: OpenedReadModels;

  constructor(opened: OpenedReadModels) {
    this.opened = opened;
  }

  get queries(): InvoiceQueries {
    return this.opened.queries;
  }

  write(n: number, ...events: readonly InvoiceEvent[]): void {
    const first = events[0];
    const owner = first?.type === 'InvoiceCreated' ? first.data.tenantId : tenant;
    this.log.write(owner, `invoice-${invoiceId(n)}`, ...events);
  }

  writeSeries(series: string, ...events: readonly NumberingEvent[]): void {
    this.log.write(tenant, `numbers-${tenant}.${series}`, ...events);
  }

  draft(n: number, facts: Parameters<typeof created>[1] = {}): void {
    this.write(n, created(n, facts));
  }

  /** Projects to the end of the log. */
  async project(largestPage = 1_000): Promise<void> {
    const { store } = this.opened;
    const projector = new Projector({ log: this.log, store, decode: decoders, largestPage });
    for (let caughtUp = false; !caughtUp;) ({ caughtUp } = await projector.step());
  }

  list(
    request: Partial<Omit<ListRequest, 'filter'>> & { readonly filter?: Partial<InvoiceFilter> } = {},
  ): Promise<InvoicePage> {
    const filter = { ...everything, ...request.filter };
    return this.queries.list({ sort: [], limit: 200, cursor: null, includeTotal: false, now, ...request, filter });
  }

  /** The numbers `n` of the invoices that fulfil the filter, ascending. */
  async matching(filter: Partial<InvoiceFilter>): Promise<readonly number[]> {
    const { items } = await this.list({ filter });
    return items.map(({ serial }) => serial).sort((one, other) => one - other);
  }
}
