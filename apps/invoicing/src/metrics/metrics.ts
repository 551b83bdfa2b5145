import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the service counts and times, all of it at `GET /metrics`. Durations are in seconds. */
export interface Metrics {
  readonly registry: Registry;
  commandEnded(type: string, outcome: string): void;
  /** One commit, and how many appends shared it. */
  committed(seconds: number, appends: number): void;
  answered(method: string, route: string, status: number, seconds: number): void;
}

/** How far the read models are behind the log. */
export interface ProjectionLag {
  readonly events: number;
  readonly seconds: number;
}

const requestSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const commitSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];
const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

export function createMetrics(projectionLag: () => ProjectionLag | Promise<ProjectionLag>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const commands = new Counter({
    name: 'invoicing_commands_total',
    help: 'Commands by type and outcome (accepted, replayed, or the code of the refusal)',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const commits = new Histogram({
    name: 'invoicing_append_seconds',
    help: 'One durable commit of the event log',
    buckets: commitSeconds,
    registers,
  });
  const batches = new Histogram({
    name: 'invoicing_append_batch_size',
    help: 'Appends that shared one commit',
    buckets: batchSizes,
    registers,
  });
  const requests = new Histogram({
    name: 'invoicing_http_request_seconds',
    help: 'From the request line to the last byte of the answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  });
  projectionGauges(registers, projectionLag);
  return {
    registry,
    commandEnded: (type, outcome) => commands.inc({ type, outcome }),
    committed: (seconds, appends) => {
      commits.observe(seconds);
      batches.observe(appends);
    },
    answered: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
  };
}

/** Asked at the moment of the scrape: the lag is a state, not something that happens. */
function projectionGauges(registers: Registry[], projectionLag: () => ProjectionLag | Promise<ProjectionLag>): void {
  new Gauge({
    name: 'invoicing_projection_lag_events',
    help: 'Events in the log that the read models do not have yet',
    registers,
    async collect() {
      this.set((await projectionLag()).events);
    },
  });
  new Gauge({
    name: 'invoicing_projection_lag_seconds',
    help: 'Since when the read models have been behind the log; 0 when they are not',
    registers,
    async collect() {
      this.set((await projectionLag()).seconds);
    },
  });
}
