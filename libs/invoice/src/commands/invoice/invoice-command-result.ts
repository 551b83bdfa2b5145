import type { Position } from '#event-store';
import type { ExistingInvoice, Invoice, InvoiceEvent } from '../../domain/index.ts';
import type { DecisionOutcome } from '../execution/execute-decision.ts';
import type { Decoded } from '../execution/session.ts';

export type DecodedInvoiceEvent = Decoded<InvoiceEvent>;

/** What a command on an invoice answers: the invoice right after it, with the whole stream for the history. */
export interface InvoiceCommandResult {
  readonly invoiceId: string;
  readonly state: ExistingInvoice;
  /** Events in the stream, this command's included. */
  readonly version: number;
  readonly events: readonly DecodedInvoiceEvent[];
  /** Of the last of these events in the log. */
  readonly position: Position;
  /** True where a repeated request is answered from what its first run wrote. */
  readonly replayed: boolean;
}

/** @throws Error where the stream is empty, which an accepted command never leaves behind */
export function invoiceResult({
  session,
  position,
  replayed,
}: DecisionOutcome<Invoice, InvoiceEvent>): InvoiceCommandResult {
  if (session.state.status === 'none' || position === null)
    throw new Error(`${session.stream} is empty after a command`);
  return {
    invoiceId: session.state.invoiceId,
    state: session.state,
    version: session.events.length,
    events: session.events,
    position,
    replayed,
  };
}
