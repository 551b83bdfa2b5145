import type { InvoiceEvent, ReservationKind } from '../../domain/index.ts';
import type { Execution } from '../execution/execution.ts';
import { invoiceAggregate, invoiceStream } from '../invoice/invoice-stream.ts';

/** Whether an invoice ever carried the value: what was used once is not given again, also when the invoice has dropped it. */
export async function usesValue(
  execution: Execution,
  invoiceId: string,
  kind: ReservationKind,
  value: string,
): Promise<boolean> {
  const { events } = await execution.sessions.load(invoiceStream(invoiceId), invoiceAggregate);
  return events.some((event) => valueIn(event, kind) === value);
}

function valueIn({ type, data }: InvoiceEvent, kind: ReservationKind): string | null {
  switch (kind) {
    case 'number':
      if (type === 'InvoiceCreated') return data.details.number;
      return type === 'DetailsUpdated' ? (data.after.number ?? null) : null;
    case 'payment-reference':
      return type === 'Paid' || type === 'PaymentRecorded' ? data.reference : null;
    default:
      return kind satisfies never;
  }
}
