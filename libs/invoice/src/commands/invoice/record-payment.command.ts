import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '#platform';
import { type CalendarDate, type Decimal, decide, type PaymentMethod } from '../../domain/index.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandRuntime, commandRuntime } from '../command-runtime.ts';
import { executeOnInvoice } from './execute-on-invoice.ts';
import type { InvoiceCommandResult } from './invoice-command-result.ts';
import { todayAt, withPaymentReference } from './payment-reference.ts';

/** Money that was received elsewhere. */
export interface ReceivedMoney {
  readonly amount: Decimal;
  readonly method: PaymentMethod;
  /** Unique in the tenant; null: none. */
  readonly reference: string | null;
  /** Null: today in the seller's zone. */
  readonly valueDate: CalendarDate | null;
}

export class RecordPaymentCommand extends Command<InvoiceCommandResult> {
  readonly context: CommandContext;
  readonly invoiceId: string;
  readonly money: ReceivedMoney;

  constructor(context: CommandContext, invoiceId: string, money: ReceivedMoney) {
    super();
    this.context = context;
    this.invoiceId = invoiceId;
    this.money = money;
  }
}

@CommandHandler(RecordPaymentCommand)
export class RecordPaymentHandler implements ICommandHandler<RecordPaymentCommand> {
  readonly #runtime: CommandRuntime;

  constructor(@Inject(commandRuntime) runtime: CommandRuntime) {
    this.#runtime = runtime;
  }

  execute({ context, invoiceId, money }: RecordPaymentCommand): Promise<InvoiceCommandResult> {
    const paymentId = newId();
    return executeOnInvoice(this.#runtime, context, invoiceId, (state) =>
      withPaymentReference(
        this.#runtime,
        state,
        decide(state, { kind: 'record-payment', paymentId, ...money, today: todayAt(state, context.now) }),
      ),
    );
  }
}
