import { Inject, Injectable } from '@nestjs/common';
import {
  type CommandRuntime,
  commandRuntime,
  type DecodedInvoiceEvent,
  invoiceAggregate,
  invoiceStream,
} from '#invoice';
import { Problem } from '#platform';
import { type InvoiceQueries, type InvoiceSources, readInvoice } from '#read-models';
import { tokens } from '../../tokens.ts';
import { uuidPattern } from '../dto/members/text.ts';
import { type Presentable, presentable, type WholeInvoice } from './presentable.ts';

/** Which moment of an invoice's past is asked for. */
export type Past = { readonly asOf: string } | { readonly atVersion: number };

/** Reads one invoice, always as new as the log. */
@Injectable()
export class InvoiceReader {
  readonly #runtime: CommandRuntime;
  readonly #sources: InvoiceSources<DecodedInvoiceEvent>;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime, @Inject(tokens.invoiceQueries) queries: InvoiceQueries) {
    this.#runtime = runtime;
    const { store, codec } = runtime;
    this.#sources = { queries, store, decode: (recorded) => codec.decode(recorded) as unknown as DecodedInvoiceEvent };
  }

  /**
   * The invoice and its whole stream, also where it is deleted: what this process knows of it, and what is newer in the log.
   * @throws Problem `invoice-not-found` where it is unknown to the tenant
   */
  async whole(tenantId: string, invoiceId: string): Promise<WholeInvoice> {
    const { state, events } = await this.#runtime.sessions.load(invoiceStream(invoiceId), invoiceAggregate);
    if (state.status === 'none' || state.tenantId !== tenantId) throw unknownInvoice(invoiceId);
    return { state, events };
  }

  /**
   * The invoice as it is: with its stream where the history is wanted, else from the read model's row.
   * @throws Problem `invoice-not-found`, also where it is deleted
   */
  async present(tenantId: string, invoiceId: string, history: boolean): Promise<Presentable> {
    const invoice = history
      ? presentable(await this.whole(tenantId, invoiceId))
      : await readInvoice(this.#sources, { tenantId, invoiceId, history });
    if (invoice === null || invoice.state.status === 'deleted') throw unknownInvoice(invoiceId);
    return invoice;
  }

  /**
   * The invoice as it was, also where it is deleted by now.
   * @throws Problem `invoice-not-found` where it did not exist then
   */
  async past(tenantId: string, invoiceId: string, past: Past, history: boolean): Promise<Presentable> {
    const invoice = await readInvoice(this.#sources, { tenantId, invoiceId, history, ...past });
    if (invoice === null) throw unknownInvoice(invoiceId);
    if ('atVersion' in past && invoice.version < past.atVersion)
      throw new Problem('invoice-not-found', `the invoice has no version ${String(past.atVersion)} yet`);
    return invoice;
  }
}

const unknownInvoice = (invoiceId: string): Problem =>
  new Problem('invoice-not-found', `there is no invoice ${invoiceId}`);

/**
 * The invoice that a path names.
 * @throws Problem `invoice-not-found` for what can't be an id: it must never name a stream
 */
export function invoiceIdIn(path: string): string {
  if (!uuidPattern.test(path)) throw new Problem('invoice-not-found', 'there is no such invoice: ids are UUIDs');
  return path.toLowerCase();
}
