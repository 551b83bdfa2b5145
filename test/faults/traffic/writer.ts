import type { ApiClient } from '../../service/api-client.ts';
import {
  acknowledgements,
  type InvoiceJournal,
  invoiceIdOf,
  isAcknowledged,
  type Kind,
  type Operation,
} from '../journal/invoice-journal.ts';
import type { Random } from '../random.ts';
import { sendOperation } from './send-operation.ts';

/** How often a writer does what, as parts of its operations. */
const mix = { repeat: 0.1, create: 0.45, publishAtOnce: 0.3, publish: 0.4, keyed: 0.6 } as const;

interface Done {
  readonly journal: InvoiceJournal;
  readonly operation: Operation;
}

/**
 * A client with invoices of its own, one request at a time, over every start of the service. What it asked for with a key
 * and got no answer to, it asks for again; what it asked for without one, it leaves alone.
 */
export class Writer {
  readonly journals: InvoiceJournal[] = [];
  readonly #name: string;
  readonly #random: Random;
  readonly #drafts: InvoiceJournal[] = [];
  readonly #unanswered: Done[] = [];
  readonly #repeatable: Done[] = [];

  constructor(name: string, random: Random) {
    this.#name = name;
    this.#random = random;
  }

  /** Works until an answer does not come. */
  async work(client: ApiClient, onAnswer: () => void): Promise<void> {
    while (await this.#step(client)) onAnswer();
  }

  /** @returns false where no answer came */
  #step(client: ApiClient): Promise<boolean> {
    const retry = this.#unanswered.pop();
    if (retry !== undefined) return this.#ask(client, retry);
    if (this.#random.chance(mix.repeat)) {
      const done = this.#random.pick(this.#repeatable);
      if (done !== undefined) return this.#send(client, done);
    }
    const draft = this.#random.chance(mix.create) ? undefined : this.#takeDraft();
    if (draft !== undefined)
      return this.#begin(client, draft, this.#random.chance(mix.publish) ? 'publish' : 'replace');
    return this.#create(client, this.#random.chance(mix.publishAtOnce) ? 'create and publish' : 'create');
  }

  /** Makes a draft to learn the position: everything that was acknowledged before stands before it. */
  async newestPosition(client: ApiClient): Promise<string> {
    await this.#create(client, 'create');
    const position = acknowledgements(this.journals.at(-1)!.operations[0]!)[0]?.position;
    if (position == null) throw new Error('a create was not acknowledged, or without its position');
    return position;
  }

  #create(client: ApiClient, kind: Kind): Promise<boolean> {
    const journal = { mark: `${this.#name}.${String(this.journals.length + 1)}`, operations: [] };
    this.journals.push(journal);
    return this.#begin(client, journal, kind);
  }

  #begin(client: ApiClient, journal: InvoiceJournal, kind: Kind): Promise<boolean> {
    const number = journal.operations.length + 1;
    const id = `${journal.mark}.${String(number)}`;
    // Never the quantity of the replacement before: each has to change the line.
    const content = kind === 'publish' ? null : { notes: id, quantity: number * 100 + this.#random.between(0, 99) };
    const operation: Operation = { id, kind, keyed: this.#random.chance(mix.keyed), content, attempts: [] };
    journal.operations.push(operation);
    return this.#ask(client, { journal, operation });
  }

  /** Sends what is not acknowledged yet, and goes by what becomes of it. */
  async #ask(client: ApiClient, done: Done): Promise<boolean> {
    const { journal, operation } = done;
    const answered = await this.#send(client, done);
    if (isAcknowledged(operation)) {
      if (operation.keyed) this.#repeatable.push(done);
      if (operation.kind === 'create' || operation.kind === 'replace') this.#drafts.push(journal);
    } else if (!answered && operation.keyed) {
      this.#unanswered.push(done);
    }
    return answered;
  }

  #send(client: ApiClient, { journal, operation }: Done): Promise<boolean> {
    return sendOperation(client, { id: invoiceIdOf(journal), mark: journal.mark }, operation);
  }

  #takeDraft(): InvoiceJournal | undefined {
    if (this.#drafts.length === 0) return undefined;
    const [draft] = this.#drafts.splice(this.#random.between(0, this.#drafts.length - 1), 1);
    return draft;
  }
}
