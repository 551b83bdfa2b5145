import type { InvoiceEvent } from './events.ts';
import type { ExistingInvoice, Notification } from './state.ts';

type NotificationEvent = Extract<
  InvoiceEvent,
  { type: 'NotificationRequested' | 'NotificationSent' | 'NotificationFailed' }
>;

/** What was under way when the invoice was cancelled or deleted is still told: it happened. */
export function afterNotificationEvent(state: ExistingInvoice, event: NotificationEvent): ExistingInvoice {
  const { notificationId, channel, template, target } = event.data;
  const notification: Notification = { id: notificationId, channel, template, target, status: statusAfter(event.type) };
  const others = state.notifications.filter((each) => each.id !== notificationId);
  return { ...state, notifications: [...others, notification] };
}

function statusAfter(type: NotificationEvent['type']): Notification['status'] {
  switch (type) {
    case 'NotificationRequested':
      return 'requested';
    case 'NotificationSent':
      return 'sent';
    case 'NotificationFailed':
      return 'failed';
    default:
      return type satisfies never;
  }
}
