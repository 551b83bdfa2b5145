import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the story reads of an invoice; the service answers more. */
export interface Invoice {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly paymentState: string;
  readonly version: number;
  readonly currency: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly dueDate: string | null;
  readonly customer: { readonly name: string | null; readonly company: string | null };
  readonly totals: { readonly total: string; readonly amountPaid: string; readonly amountDue: string };
  readonly history: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly version: number;
  readonly typeName: string;
  readonly occurredAt: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly reason: string | null;
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The story can't go on, for a reason that the person at the terminal can mend. */
export class StoryStopped extends Error {
  override readonly name = 'StoryStopped';
}

/** Speaks HTTP to a running service, as any client would: nothing of the service's code is in here. */
export class ServiceClient {
  readonly url: string;
  /** The log position of the newest command sent from here: a list asked for with it has that command's outcome. */
  newestPosition = '';
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  /** Any answer. @throws StoryStopped where nothing listens or the key is refused */
  async ask<T>(method: string, path: string, { body, headers = {} }: RequestOptions = {}): Promise<Answer<T>> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    let response: Response;
    try {
      response = await fetch(this.url + path, {
        method,
        headers: { 'x-api-key': this.#key, ...type, ...headers },
        ...content,
      });
    } catch (cause) {
      throw new StoryStopped(`Nothing answers at ${this.url}. Start the service in another terminal: npm start`, {
        cause,
      });
    }
    if (response.status === 401) {
      throw new StoryStopped(`${this.url} does not know this key. Set INVOICING_KEY to the one of that service.`);
    }
    this.newestPosition = response.headers.get('log-position') ?? this.newestPosition;
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** An answer that has to be a success. @throws StoryStopped with the problem that came in its place */
  async get<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const answer = await this.ask<T>(method, path, options);
    if (answer.status < 400) return answer;
    throw new StoryStopped(
      `${method} ${path} answered ${String(answer.status)}:\n${JSON.stringify(answer.body, null, 2)}`,
    );
  }
}

/**
 * The service that the environment names (`INVOICING_URL`, `INVOICING_KEY`), or else the one that `npm start` starts here.
 * @throws StoryStopped where there is no key
 */
export function clientFromEnvironment(): ServiceClient {
  const url = process.env['INVOICING_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
  const keyFile = join(process.env['DATA_DIR'] ?? './data', 'bootstrap-key');
  const given = process.env['INVOICING_KEY'];
  if (given !== undefined) return new ServiceClient(url, given);
  try {
    return new ServiceClient(url, readFileSync(keyFile, 'utf8').trim());
  } catch (cause) {
    throw new StoryStopped(
      `There is no key in ${keyFile}. Start the service in another terminal (npm start), or set INVOICING_URL and INVOICING_KEY.`,
      { cause },
    );
  }
}

/** In whose name the story acts: it stands in the history. */
export const onBehalfOf = { 'x-actor': 'demo' };

export const customerOf = ({ customer }: Invoice): string => customer.company ?? customer.name ?? '-';
