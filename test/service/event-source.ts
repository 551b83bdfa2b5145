/** What a server-sent event brought. */
export interface StreamedEvent {
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into events freely
  readonly data: any;
  /** As it was sent. */
  readonly text: string;
}

/** Follows the events of a service, as a browser's EventSource does. */
export class EventStreamReader {
  readonly #response: Response;
  readonly #events: AsyncGenerator<StreamedEvent, void, void>;
  readonly #hangUp: AbortController;

  constructor(response: Response, hangUp: AbortController) {
    this.#response = response;
    this.#hangUp = hangUp;
    this.#events = eventsOf(response);
  }

  static async open(
    { url, key }: { readonly url: string; readonly key: string },
    query = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStreamReader> {
    const hangUp = new AbortController();
    const response = await fetch(`${url}/v1/events${query}`, {
      headers: { accept: 'text/event-stream', 'x-api-key': key, ...headers },
      signal: hangUp.signal,
    });
    return new EventStreamReader(response, hangUp);
  }

  get response(): Response {
    return this.#response;
  }

  /** The next so many events; fewer where the stream ended. */
  async take(count: number): Promise<readonly StreamedEvent[]> {
    const taken: StreamedEvent[] = [];
    while (taken.length < count) {
      const { value, done } = await this.#events.next();
      if (done === true) break;
      taken.push(value);
    }
    return taken;
  }

  hangUp(): void {
    this.#hangUp.abort();
  }
}

async function* eventsOf({ body }: Response): AsyncGenerator<StreamedEvent, void, void> {
  let rest = '';
  for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const text = /^data: (.*)$/m.exec(block)?.[1];
      if (id !== undefined && text !== undefined) yield { id, data: JSON.parse(text), text };
    }
  }
}
