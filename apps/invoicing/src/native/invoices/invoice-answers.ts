import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InvoiceCommandResult } from '#invoice';
import type { ExistingInvoice, ZeroCostProcessing } from '#invoice/domain';
import type { Clock } from '#platform';
import { callerOf } from '../../http/caller.ts';
import { type PublicAddress, tokens } from '../../tokens.ts';
import { answer, answerNothing, commandHeaders } from '../http/answer.ts';
import { namesEtag } from '../http/headers.ts';
import { KnownSettings } from '../settings/known-settings.ts';
import { invoiceEtag } from './invoice-etag.ts';
import type { PastInvoice } from './past-invoice.ts';
import { followsSettings, type Presentable } from './presentable.ts';
import { presentInvoice, type View } from './present-invoice.ts';

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
    const view = await this.#view(result.state, this.#clock(), true);
    const headers = { ...commandHeaders(result), ETag: invoiceEtag(result, view) };
    const location = `${view.address}/v1/invoices/${result.invoiceId}`;
    answer(reply, status, presentInvoice(result, view), status === 201 ? { ...headers, Location: location } : headers);
  }

  async asItIs(request: FastifyRequest, reply: FastifyReply, invoice: Presentable, history: boolean): Promise<void> {
    const view = await this.#view(invoice.state, this.#clock(), history);
    const etag = invoiceEtag(invoice, view);
    if (namesEtag(request.headers['if-none-match'], etag)) answerNothing(reply, 304, { ETag: etag });
    else answer(reply, 200, presentInvoice(invoice, view), { ETag: etag });
  }

  /** Without a tag: the past does not change, and what would be compared with it is the present. */
  async asItWas(reply: FastifyReply, invoice: PastInvoice, history: boolean): Promise<void> {
    answer(reply, 200, presentInvoice(invoice, await this.#view(invoice.state, invoice.now, history)));
  }

  async #view(state: ExistingInvoice, now: string, history: boolean): Promise<View> {
    return { now, zeroCost: await this.zeroCostOf(state), address: this.#address(), history };
  }
}

export const tenantOf = (request: FastifyRequest): string => callerOf(request).tenantId;
