import { randomBytes } from 'node:crypto';
import type { Append } from '#event-store';
import {
  type CalendarDate,
  type Decision,
  decide,
  type Invoice,
  type InvoiceEvent,
  type MerchantSettings,
  type PublishInvoice,
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
}

export async function planPublication(runtime: CommandRuntime, context: CommandContext): Promise<PublicationPlan> {
  const settings = await runtime.settingsOf(context.tenantId);
  return {
    tenantId: context.tenantId,
    settings,
    today: todayIn(settings.timeZone, context.now),
    pageToken: randomBytes(24).toString('base64url'),
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
  const { tenantId, settings, today, pageToken } = plan;
  const publishAs = (number: string | null): PublishInvoice => ({
    kind: 'publish',
    settings,
    today,
    number,
    pageToken,
    hostedPayments: [],
  });
  const refusal = publishable(invoice, publishAs(null));
  if (refusal !== null || invoice.status !== 'draft') return decide(invoice, publishAs(null));
  if (invoice.details.number !== null) return decide(invoice, publishAs(invoice.details.number));

  const number = await numbers.allocate(tenantId, settings.numbering, invoice.invoiceId, (candidate) => {
    const decision = decide(invoice, publishAs(candidate));
    return toAppend(decision.outcome === 'accepted' ? decision.events : []);
  });
  return decide(invoice, publishAs(number));
}
