import type { Difference } from '../differences.ts';
import type { InvoiceEvent, PaymentMethod } from '../invoice/events.ts';
import type { Instant } from '../invoice/content.ts';
import { Changes } from './changes-of.ts';
import { NOTIFICATION_TYPE_IDS, PAYMENT_METHOD_TYPE_IDS, TEMPLATE_TYPE_IDS, typeIdOf } from './codes.ts';
import type { DecodedInvoiceEvent } from './decoded-event.ts';

/** One entry of an invoice's history; a member without a value is null, never absent. */
export interface HistoryEntry {
  /** The event's id. */
  readonly id: string;
  readonly invoiceId: string;
  /** The invoice's version after it. */
  readonly version: number;
  readonly typeId: number;
  /** The stored type of the event. */
  readonly typeName: string;
  readonly occurredAt: Instant;
  readonly actor: { readonly type: string; readonly id: string };
  readonly reason: string | null;
  readonly comment: string | null;
  readonly correlationId: string;
  /** Members of the invoice, as JSON pointers into its native body. */
  readonly changes: readonly Difference[];
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly notificationId: string | null;
  readonly notificationType: string | null;
  readonly notificationTypeId: number | null;
  readonly notificationTemplateType: string | null;
  readonly notificationTemplateTypeId: number | null;
  readonly notificationTarget: string | null;
  readonly transactionId: string | null;
  readonly paymentMethodTypeId: number | null;
}

/** The whole history of one invoice, made of its stream and nothing else: every event from the first, in order. */
export function historyOf(events: readonly DecodedInvoiceEvent[]): readonly HistoryEntry[] {
  const changes = new Changes();
  const methods = new Map<string, PaymentMethod>();
  const invoiceId = invoiceIdOf(events);
  return events.map((event) => entry(event, invoiceId, changes.of(event), methods));
}

function entry(
  event: DecodedInvoiceEvent,
  invoiceId: string,
  changes: readonly Difference[],
  methods: Map<string, PaymentMethod>,
): HistoryEntry {
  const { id, version, type, metadata } = event;
  return {
    id,
    invoiceId,
    version,
    typeId: typeIdOf(event),
    typeName: type,
    occurredAt: metadata.occurredAt,
    actor: metadata.actor,
    reason: reasonIn(event) ?? metadata.reason,
    comment: metadata.comment,
    correlationId: metadata.correlationId,
    changes,
    ...nothingMore,
    ...particulars(event, methods),
  };
}

/** As the first event says it: what is cut out of the stream's name is a view of that, with which V8 writes no JSON fast. */
const invoiceIdOf = ([first]: readonly DecodedInvoiceEvent[]): string =>
  first?.type === 'InvoiceCreated' ? first.data.invoiceId : '';

type Particulars = Pick<
  HistoryEntry,
  | 'errorCode'
  | 'errorMessage'
  | 'notificationId'
  | 'notificationType'
  | 'notificationTypeId'
  | 'notificationTemplateType'
  | 'notificationTemplateTypeId'
  | 'notificationTarget'
  | 'transactionId'
  | 'paymentMethodTypeId'
>;

const nothingMore: Particulars = {
  errorCode: null,
  errorMessage: null,
  notificationId: null,
  notificationType: null,
  notificationTypeId: null,
  notificationTemplateType: null,
  notificationTemplateTypeId: null,
  notificationTarget: null,
  transactionId: null,
  paymentMethodTypeId: null,
};

/** What only events of payments and notifications say. What went back or failed is told with the method it came by. */
function particulars(event: InvoiceEvent, methods: Map<string, PaymentMethod>): Partial<Particulars> | null {
  switch (event.type) {
    case 'PaymentStarted':
      methods.set(event.data.paymentId, event.data.method);
      return { paymentMethodTypeId: PAYMENT_METHOD_TYPE_IDS[event.data.method] };
    case 'PaymentRecorded':
    case 'Paid':
      methods.set(event.data.paymentId, event.data.method);
      return {
        transactionId: event.data.transactionId,
        paymentMethodTypeId: PAYMENT_METHOD_TYPE_IDS[event.data.method],
      };
    case 'PaymentFailed': {
      const { paymentId, errorCode, errorMessage } = event.data;
      return { errorCode, errorMessage, paymentMethodTypeId: methodTypeId(methods.get(paymentId)) };
    }
    case 'PaymentReversed':
    case 'Refunded':
      return { paymentMethodTypeId: methodTypeId(methods.get(event.data.paymentId)) };
    case 'NotificationFailed':
      return { ...notified(event.data), errorCode: event.data.errorCode, errorMessage: event.data.errorMessage };
    case 'NotificationRequested':
    case 'NotificationSent':
      return notified(event.data);
    case 'InvoiceCreated':
    case 'CustomerUpdated':
    case 'LineItemsUpdated':
    case 'DetailsUpdated':
    case 'Published':
    case 'Cancelled':
    case 'Reopened':
    case 'Deleted':
    case 'BecamePastDue':
    case 'Viewed':
      return null;
    default:
      return event satisfies never;
  }
}

type NotificationFacts = Extract<InvoiceEvent, { type: 'NotificationRequested' }>['data'];

const notified = ({ notificationId, channel, template, target }: NotificationFacts): Partial<Particulars> => ({
  notificationId,
  notificationType: channel,
  notificationTypeId: NOTIFICATION_TYPE_IDS[channel],
  notificationTemplateType: template,
  notificationTemplateTypeId: TEMPLATE_TYPE_IDS[template],
  notificationTarget: target,
});

const methodTypeId = (method: PaymentMethod | undefined): number | null =>
  method === undefined ? null : PAYMENT_METHOD_TYPE_IDS[method];

const reasonIn = (event: InvoiceEvent): string | null => ('reason' in event.data ? event.data.reason : null);
