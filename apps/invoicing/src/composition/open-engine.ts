import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { openSqliteEventStore, type SqliteEventStore } from '#event-store/sqlite';
import { type CommandRuntime, commandRuntime, createCommandRuntime } from '#invoice';
import { type Clock, type Logger, systemClock } from '#platform';
import { ApiKeys } from '../access/api-keys.ts';
import { KeyUse } from '../access/key-use.ts';
import { openDataFolder } from '../lifecycle/data-folder.ts';
import { Health } from '../lifecycle/health.ts';
import { probeLog } from '../lifecycle/probe-log.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import { nativePorts } from '../native/index.ts';
import { tokens } from '../tokens.ts';
import { openReadModels, type ReadModels } from './open-read-models.ts';
import { seriesOf } from './series-of.ts';

/** Everything below HTTP: the log, the read models on it, the commands on both, and what watches them. */
export interface Engine {
  readonly clock: Clock;
  readonly store: SqliteEventStore;
  readonly readModels: ReadModels;
  readonly runtime: CommandRuntime;
  readonly keyUse: KeyUse;
  readonly keys: ApiKeys;
  readonly health: Health;
  readonly metrics: Metrics;
}

/** Opens the embedded engine on a data folder. @throws StartRefused, CannotOpenLog, NewerReadModels */
export async function openEngine(dataDir: string, logger: Logger): Promise<Engine> {
  openDataFolder(dataDir);
  const metrics = createMetrics(() => readModels.lag());
  const eventsFile = join(dataDir, 'events.db');
  const store = await openSqliteEventStore({
    file: eventsFile,
    onCommit: ({ appends, durationMs }) => metrics.committed(durationMs / 1_000, appends),
  });
  const readModels = await openReadModels(dataDir, eventsFile, store, logger);
  const runtime = createCommandRuntime(store, systemClock);
  const keyUse = new KeyUse(dataDir);
  return {
    clock: systemClock,
    store,
    readModels,
    runtime,
    keyUse,
    keys: new ApiKeys(runtime.sessions, keyUse, systemClock),
    health: new Health({
      logIsWritable: () => probeLog(store),
      projectorStandsStill: () => readModels.projector.failure() !== null,
      projectionLag: readModels.lag,
    }),
    metrics,
  };
}

/** The engine as controllers and handlers ask for it. */
export function engineProviders({ clock, store, readModels, runtime, keys, health, metrics }: Engine): Provider[] {
  const { queries, projector } = readModels;
  return [
    { provide: commandRuntime, useValue: runtime },
    { provide: tokens.eventLog, useValue: store },
    { provide: tokens.invoiceQueries, useValue: queries },
    { provide: tokens.apiKeys, useValue: keys },
    { provide: tokens.clock, useValue: clock },
    { provide: tokens.health, useValue: health },
    { provide: tokens.metrics, useValue: metrics },
    { provide: nativePorts.whenAt, useValue: projector.whenAt.bind(projector) },
    { provide: nativePorts.seriesOf, useValue: seriesOf(store, runtime, queries) },
  ];
}
