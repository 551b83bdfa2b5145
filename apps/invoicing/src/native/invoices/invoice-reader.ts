import { Inject, Injectable } from '@nestjs/common';
import { type CommandRuntime, commandRuntime, invoiceAggregate, invoiceStream } from '#invoice';
import { Problem } from '#platform';
import { uuidPattern } from '../dto/members/text.ts';
import type { Presentable } from './presentable.ts';

/** Reads one invoice: what this process knows of its stream, and what is newer in the log. */
@Injectable()
export class InvoiceReader {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  /**
   * The invoice and its whole stream, also where it is deleted.
   * @throws Problem `invoice-not-found` where it is unknown to the tenant
   */
  async read(tenantId: string, invoiceId: string): Promise<Presentable> {
    const { state, events } = await this.#runtime.sessions.load(invoiceStream(invoiceId), invoiceAggregate);
    if (state.status === 'none' || state.tenantId !== tenantId) throw unknownInvoice(invoiceId);
    return { state, events };
  }

  /** As `read`, but a deleted invoice is unknown. */
  async readStanding(tenantId: string, invoiceId: string): Promise<Presentable> {
    const invoice = await this.read(tenantId, invoiceId);
    if (invoice.state.status === 'deleted') throw unknownInvoice(invoiceId);
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
