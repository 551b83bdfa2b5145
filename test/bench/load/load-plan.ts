/** What one burst of load sends, and when it is over. Plain data: it travels to the generator's process as a message. */
export interface LoadPlan {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Each carries one request at a time. */
  readonly connections: number;
  readonly requests: RequestPlan;
  readonly until: LoadEnd;
}

export interface RequestPlan {
  readonly method: 'GET' | 'POST';
  /** Taken in turn, again from the first when all were sent. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; null: no body. */
  readonly body: string | null;
  /** Any other status ends the run: what was measured would not be what is claimed. */
  readonly expectedStatus: number;
}

/** Ends after so many seconds, or after so many requests. */
export type LoadEnd = { readonly seconds: number } | { readonly requests: number };

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from the last byte written to the last byte of the answer. */
  readonly latency: { readonly p50: number; readonly p99: number };
  /** Processor seconds that the generator itself took: it shares the machine with what it measures. */
  readonly generatorCpuSeconds: number;
}

export const requestsPerSecond = ({ requests, seconds }: LoadResult): number => requests / seconds;
