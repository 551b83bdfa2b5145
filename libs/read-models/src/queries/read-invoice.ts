import { maxPageSize, type EventLogReader, type RecordedEvent } from '#event-store';
import type { ExistingInvoice } from '#invoice/domain';
import type { InvoiceQueries } from '../port/invoice-queries.ts';
import type { DecodedInvoiceEvent, ProjectedInvoice } from '../port/rows.ts';
import { projectInvoice } from '../projections/invoice-list.projection.ts';

export interface InvoiceSources<E extends DecodedInvoiceEvent> {
  readonly queries: Pick<InvoiceQueries, 'find'>;
  readonly store: Pick<EventLogReader, 'readStream'>;
  readonly decode: (recorded: RecordedEvent) => E;
}

export interface InvoiceRequest {
  readonly tenantId: string;
  readonly invoiceId: string;
  /** Whether the events are wanted, for the history. */
  readonly history: boolean;
  /** RFC 3339: the invoice as it was at that moment. */
  readonly asOf?: string;
  /** The invoice after so many events. */
  readonly atVersion?: number;
}

export interface InvoiceRead<E extends DecodedInvoiceEvent> {
  readonly state: ExistingInvoice;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  /** Every event up to `version`, where the history was asked for; else null. */
  readonly events: readonly E[] | null;
}

type Folded = Omit<ProjectedInvoice, 'position'>;

/**
 * One invoice, always as new as the log: what the read model has not seen yet is folded on. Null where there is none, where
 * it is another tenant's, and where it did not exist yet at the moment or version asked for. A deleted one is answered with
 * that state.
 *
 * Without history: the row, and the events after it. With history the whole stream is read in any case, so the state is
 * folded from it, and the row is not even looked at: history and state can't disagree.
 *
 * The past is a prefix of the stream. `asOf` reaches to the last event that occurred at or before the moment: a time that
 * the history shows includes the event that it stands at, also where two requests crossed and times are not quite in order.
 */
export async function readInvoice<E extends DecodedInvoiceEvent>(
  { queries, store, decode }: InvoiceSources<E>,
  request: InvoiceRequest,
): Promise<InvoiceRead<E> | null> {
  const { tenantId, invoiceId, history } = request;
  const ofPast = request.asOf !== undefined || request.atVersion !== undefined;
  const row = history || ofPast ? null : await queries.find(tenantId, invoiceId);
  const events = await eventsFrom(store, decode, `invoice-${invoiceId}`, row?.version ?? 0);
  const counted = ofPast ? prefix(events, request) : events;
  const folded = counted.reduce<Folded | null>((before, event) => projectInvoice(before, event), row);
  if (folded === null || folded.state.tenantId !== tenantId) return null;
  const { state, version, createdAt, updatedAt, publishedAt } = folded;
  return { state, version, createdAt, updatedAt, publishedAt, events: history ? counted : null };
}

async function eventsFrom<E>(
  store: Pick<EventLogReader, 'readStream'>,
  decode: (recorded: RecordedEvent) => E,
  stream: string,
  from: number,
): Promise<readonly E[]> {
  const events: E[] = [];
  for (;;) {
    const page = await store.readStream(stream, { from: from + events.length, limit: maxPageSize });
    for (const recorded of page) events.push(decode(recorded));
    if (page.length < maxPageSize) return events;
  }
}

function prefix<E extends DecodedInvoiceEvent>(
  events: readonly E[],
  { asOf, atVersion }: InvoiceRequest,
): readonly E[] {
  const length = Math.min(
    atVersion ?? events.length,
    asOf === undefined ? events.length : lengthAt(events, Date.parse(asOf)),
  );
  return events.slice(0, length);
}

const lengthAt = (events: readonly DecodedInvoiceEvent[], moment: number): number =>
  events.findLastIndex(({ metadata }) => Date.parse(metadata.occurredAt) <= moment) + 1;
