import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InvoiceCommandResult } from '#invoice';
import type { ExistingInvoice, ZeroCostProcessing } from '#invoice/domain';
import type { Clock } from '#platform';
import { callerOf } from '../../http/caller.ts';
import { type PublicAddress, tokens } from '../../tokens.ts';
import { answerNothing, answerText, commandHeaders } from '../http/answer.ts';
import { namesEtag } from '../http/headers.ts';
import { KnownSettings } from '../settings/known-settings.ts';
import { invoiceEtag } from './invoice-etag.ts';
import { followsSettings, type Presentable, presentable } from './presentable.ts';
import { invoiceText } from './invoice-text.ts';
import type { View } from './present-invoice.ts';

const noZeroCost: ZeroCostProcessing = { option: 'none', percentage: null };

/** Answers with an invoice: after a command, as it is, as it was. */
@Injectable()
export class InvoiceAnswers {
  readonly #settings: KnownSettings;
  readonly #clock: Clock;
  readonly #address: PublicAddress;

  constructor(
    settings: KnownSettings,
    @Inject(tokens.clock) clock: Clock,
    @Inject(tokens.publicAddress) address: PublicAddress,
  ) {
    this.#settings = settings;
    this.#clock = clock;
    this.#address = address;
  }

  /** The zero-cost processing that an invoice shows its calculations by; asked for only where none is frozen. */
  async zeroCostOf(state: ExistingInvoice): Promise<ZeroCostProcessing> {
    return followsSettings(state) ? (await this.#settings.of(state.tenantId)).zeroCostProcessing : noZeroCost;
  }

  async afterCommand(reply: FastifyReply, status: 200 | 201, result: InvoiceCommandResult): Promise<void> {
    const invoice = presentable(result);
    const view = await this.#view(result.state, this.#clock());
    const headers = { ...commandHeaders(result), ETag: invoiceEtag(invoice, view.now, view.zeroCost) };
    const location = `${view.address}/v1/invoices/${result.invoiceId}`;
    answerText(
      reply,
      status,
      invoiceText(invoice, view),
      status === 201 ? { ...headers, Location: location } : headers,
    );
  }

  async asItIs(request: FastifyRequest, reply: FastifyReply, invoice: Presentable): Promise<void> {
    const view = await this.#view(invoice.state, this.#clock());
    const ETag = invoiceEtag(invoice, view.now, view.zeroCost);
    if (namesEtag(request.headers['if-none-match'], ETag)) answerNothing(reply, 304, { ETag });
    else answerText(reply, 200, invoiceText(invoice, view), { ETag });
  }

  /** As it stood at a moment, by whose clock it was past due or not. Without a tag: what would be compared is the present. */
  async asItWas(reply: FastifyReply, invoice: Presentable, moment: string): Promise<void> {
    answerText(reply, 200, invoiceText(invoice, await this.#view(invoice.state, moment)));
  }

  async #view(state: ExistingInvoice, now: string): Promise<View> {
    return { now, zeroCost: await this.zeroCostOf(state), address: this.#address() };
  }
}

export const tenantOf = (request: FastifyRequest): string => callerOf(request).tenantId;
