import { Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MarkInvoiceAsPaidCommand, RecordPaymentCommand, RefundPaymentCommand, ReversePaymentCommand } from '#invoice';
import type { Clock, ProblemCode } from '#platform';
import { tokens } from '../../tokens.ts';
import { commandContext } from '../command-context.ts';
import { MarkAsPaidDto, PaymentDto, RefundDto, ReversalDto } from '../dto/payment.dto.ts';
import { NativeController } from '../http/native-controller.ts';
import { RequireScope } from '../http/require-scope.ts';
import { validBody, validOptionalBody } from '../http/valid-body.ts';
import { Describe } from '../openapi/describe.ts';
import { InvoiceAnswers } from './invoice-answers.ts';
import { invoiceIdIn } from './invoice-reader.ts';
import { decimal, orNull } from './to-content.ts';

const problems: readonly ProblemCode[] = ['invoice-not-found', 'invalid-transition'];

@NativeController('invoices/:id', 'Payments')
export class PaymentsController {
  readonly #commands: CommandBus;
  readonly #answers: InvoiceAnswers;
  readonly #clock: Clock;

  constructor(commands: CommandBus, answers: InvoiceAnswers, @Inject(tokens.clock) clock: Clock) {
    this.#commands = commands;
    this.#answers = answers;
    this.#clock = clock;
  }

  @Post('mark-as-paid')
  @RequireScope('payments:write')
  @Describe({
    id: 'markInvoiceAsPaid',
    summary: 'Settle the whole invoice by a payment that was made elsewhere',
    command: true,
    body: MarkAsPaidDto,
    answers: { 200: 'Invoice' },
    problems: [...problems, 'duplicate-payment-reference'],
  })
  async markAsPaid(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const { paymentMethod, paymentDate = null, reference = null, reason } = validBody(MarkAsPaidDto, request.body);
    const context = commandContext(request, this.#clock(), reason);
    const command = new MarkInvoiceAsPaidCommand(context, invoiceIdIn(id), { paymentMethod, paymentDate, reference });
    await this.#answers.afterCommand(reply, 200, await this.#commands.execute(command));
  }

  @Post('payments')
  @RequireScope('payments:write')
  @Describe({
    id: 'recordPayment',
    summary: 'Record money that was received elsewhere; the new payment is the last of `payments`',
    command: true,
    body: PaymentDto,
    answers: { 201: 'Invoice' },
    problems: [...problems, 'amount-exceeds-due', 'duplicate-payment-reference'],
  })
  async record(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const { amount, method, reference = null, valueDate = null, reason } = validBody(PaymentDto, request.body);
    const context = commandContext(request, this.#clock(), reason);
    const money = { amount: decimal(amount), method, reference, valueDate };
    const command = new RecordPaymentCommand(context, invoiceIdIn(id), money);
    await this.#answers.afterCommand(reply, 201, await this.#commands.execute(command));
  }

  @Post('payments/:paymentId/refunds')
  @RequireScope('payments:write')
  @Describe({
    id: 'refundPayment',
    summary: 'Note that money of a payment went back to the customer',
    command: true,
    body: RefundDto,
    answers: { 201: 'Invoice' },
    problems: [...problems, 'payment-not-found', 'amount-exceeds-paid'],
  })
  async refund(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Param('paymentId') paymentId: string,
  ): Promise<void> {
    const { amount, reason } = validBody(RefundDto, request.body);
    const context = commandContext(request, this.#clock(), reason);
    const command = new RefundPaymentCommand(context, invoiceIdIn(id), paymentId, decimal(amount));
    await this.#answers.afterCommand(reply, 201, await this.#commands.execute(command));
  }

  @Post('payments/:paymentId/reversal')
  @RequireScope('payments:write')
  @Describe({
    id: 'reversePayment',
    summary: 'Note that a payment bounced or was charged back: a paid invoice is due again',
    command: true,
    body: ReversalDto,
    bodyOptional: true,
    answers: { 201: 'Invoice' },
    problems: [...problems, 'payment-not-found', 'amount-exceeds-paid'],
  })
  async reverse(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Param('paymentId') paymentId: string,
  ): Promise<void> {
    const { amount, reason } = validOptionalBody(ReversalDto, request.body);
    const context = commandContext(request, this.#clock(), reason);
    const command = new ReversePaymentCommand(context, invoiceIdIn(id), paymentId, orNull(amount));
    await this.#answers.afterCommand(reply, 201, await this.#commands.execute(command));
  }
}
