import type { Position } from '#event-store';
import type { DecodedInvoiceEvent, ExistingInvoice } from '#invoice/domain';
import { factsOf } from './facts.ts';
import { dataSchemaOf, publicNames, type PublicType, typeOf } from './public-types.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * The attributes of a public event by CloudEvents 1.0 (https://github.com/cloudevents/spec), its extensions included; one
 * without a value is absent. Names are CloudEvents' own.
 */
export type Attributes = Readonly<Record<string, string>>;

/** One public event, ready for either form. Both are the same for the same event of the log, whenever they are made. */
export interface PublicEvent {
  readonly position: Position;
  readonly tenantId: string;
  readonly invoiceId: string;
  readonly attributes: Attributes;
  /** JSON text: the facts and a `snapshot`. */
  readonly value: string;
}

/** What the fold knows of the invoice at an event. */
export interface Surroundings {
  /** The invoice after the event. */
  readonly after: ExistingInvoice;
  /** The version of the invoice's last public event before this one; null: there was none. */
  readonly previousPublic: number | null;
}

/** The part of an event's metadata that goes out. */
export interface PublicMetadata {
  readonly tenantId: string;
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
}

type InvoiceFact = DecodedInvoiceEvent & { readonly metadata: PublicMetadata };

/** What the world hears of an event; null: nothing. */
export function publicEventOf(event: InvoiceFact, { after, previousPublic }: Surroundings): PublicEvent | null {
  const facts = factsOf(event);
  if (facts === null) return null;
  const { position, version, metadata } = event;
  return {
    position,
    tenantId: metadata.tenantId,
    invoiceId: after.invoiceId,
    attributes: attributesOf(event, after.invoiceId, previousPublic),
    value: JSON.stringify({ ...facts, snapshot: snapshotOf(after, version) }),
  };
}

function attributesOf(event: InvoiceFact, invoiceId: string, previousPublic: number | null): Attributes {
  const { id, version, position, metadata } = event;
  const name = publicNames[event.type as PublicType];
  const contiguous = previousPublic === null || previousPublic === version - 1;
  return {
    specversion: '1.0',
    id,
    source: `/invoicing/${metadata.tenantId}`,
    type: typeOf(name),
    subject: invoiceId,
    time: metadata.occurredAt,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(name),
    sequence: sequenceOf(version),
    ...(contiguous ? {} : { previoussequence: sequenceOf(previousPublic) }),
    partitionkey: invoiceId,
    correlationid: metadata.correlationId,
    ...(metadata.causationId === null ? {} : { causationid: metadata.causationId }),
    logposition: position,
    ...(metadata.traceparent === null ? {} : { traceparent: metadata.traceparent }),
  };
}

/** Zero-padded, so that it sorts as text. */
const sequenceOf = (version: number): string => String(version).padStart(20, '0');
