import { eventsOf } from '#event-store';
import { openSqliteLogReader } from '#event-store/sqlite';
import { type DecodedInvoiceEvent, evolve, historyOf, initialInvoice, statusAt } from '#invoice/domain';
import { decoders } from '#invoice/stored-events';
import { systemClock } from '#platform';
import { NothingToShow } from '../nothing-to-show.ts';
import { logFile } from '../terminal/data-files.ts';
import { bold } from '../terminal/style.ts';
import { invoiceIdFrom } from './find-invoice.ts';
import { historyText } from './history-text.ts';

export interface HistoryOptions {
  readonly dataDir: string;
  /** Whose number it is. */
  readonly tenant: string;
  readonly json: boolean;
}

/** Prints the history of an invoice straight from its stream. @throws NothingToShow where there is no such invoice */
export async function showHistory(idOrNumber: string, { dataDir, tenant, json }: HistoryOptions): Promise<void> {
  const log = openSqliteLogReader({ file: logFile(dataDir) });
  const invoiceId = await invoiceIdFrom(idOrNumber, tenant, dataDir);
  try {
    const events: DecodedInvoiceEvent[] = [];
    for await (const recorded of eventsOf(log, `invoice-${invoiceId}`)) events.push(decoders.invoice(recorded));
    if (events.length === 0) throw new NothingToShow(`there is no invoice ${idOrNumber} in ${dataDir}`);
    const entries = historyOf(events);
    console.log(json ? JSON.stringify(entries, null, 2) : `${headline(events)}\n\n${historyText(entries)}\n`);
  } finally {
    await log.close();
  }
}

function headline(events: readonly DecodedInvoiceEvent[]): string {
  const state = events.reduce(evolve, initialInvoice);
  if (state.status === 'none') return '';
  const { invoiceId, details, customer, figures, currency } = state;
  const status = statusAt(state, systemClock());
  const names = [details.number ?? 'no number', customer.company ?? customer.name ?? 'no customer'].join(', ');
  return bold(`Invoice ${invoiceId} (${names}): ${status}, ${figures.totals.total} ${currency}`);
}
