import { randomBytes } from 'node:crypto';
import type { Append } from '#event-store';
import { newId } from '#platform';
import {
  type CalendarDate,
  type Decision,
  type Invoice,
  type InvoiceEvent,
  type MerchantSettings,
  publish,
  publishable,
  todayIn,
} from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import type { CommandRuntime } from '../command-runtime.ts';

/** What publishing needs beside the invoice, fixed once per command. */
export interface PublicationPlan {
  readonly tenantId: string;
  readonly settings: MerchantSettings;
  /** In the seller's zone. */
  readonly today: CalendarDate;
  readonly pageToken: string;
  /** Of the payment that settles an invoice over nothing. */
  readonly paymentId: string;
  readonly hostedPayments: readonly ('card' | 'ach')[];
}

export async function planPublication(runtime: CommandRuntime, context: CommandContext): Promise<PublicationPlan> {
  const settings = await runtime.settingsOf(context.tenantId);
  return {
    tenantId: context.tenantId,
    settings,
    today: todayIn(settings.timeZone, context.now),
    pageToken: randomBytes(24).toString('base64url'),
    paymentId: newId(),
    hostedPayments: [],
  };
}

/**
 * Publishes under the invoice's own number or the next one of the series. A number is taken only once nothing else stands
 * in the way, and the register keeps with it what is about to be appended: after a crash in between the publication is
 * completed from there, so that no number is left hanging.
 */
export async function publishWithNumber(
  { numbers }: CommandRuntime,
  plan: PublicationPlan,
  invoice: Invoice,
  toAppend: (events: readonly InvoiceEvent[]) => Append,
): Promise<Decision<InvoiceEvent>> {
  const { tenantId, ...known } = plan;
  const refusal = publishable(invoice, known);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const publishAs = (number: string): Decision<InvoiceEvent> => publish(invoice, { kind: 'publish', ...known, number });
  if (invoice.status !== 'draft' || invoice.details.number !== null) return publishAs('');

  const number = await numbers.allocate(tenantId, known.settings.numbering, invoice.invoiceId, (candidate) => {
    const decision = publishAs(candidate);
    return toAppend(decision.outcome === 'accepted' ? decision.events : []);
  });
  return publishAs(number);
}
