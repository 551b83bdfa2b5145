export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text; undefined where it is empty. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely: an assertion fails where a member is missing
  readonly body: any;
}

export type RequestHeaders = Readonly<Record<string, string>>;

/** Talks to the service over real HTTP with one key. */
export class ApiClient {
  readonly url: string;
  readonly #key: string | null;

  constructor(url: string, key: string | null) {
    this.url = url;
    this.#key = key;
  }

  /** The same service with another key, or with none. */
  as(key: string | null): ApiClient {
    return new ApiClient(this.url, key);
  }

  get = (path: string, headers?: RequestHeaders): Promise<Answer> => this.send('GET', path, undefined, headers);

  post = (path: string, body?: unknown, headers?: RequestHeaders): Promise<Answer> =>
    this.send('POST', path, body, headers);

  put = (path: string, body: unknown, headers?: RequestHeaders): Promise<Answer> =>
    this.send('PUT', path, body, headers);

  delete = (path: string, headers?: RequestHeaders): Promise<Answer> => this.send('DELETE', path, undefined, headers);

  /** A string goes out as it is: also what is no JSON. */
  async send(method: string, path: string, body?: unknown, headers: RequestHeaders = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.#key === null ? {} : { 'x-api-key': this.#key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
    };
  }
}
