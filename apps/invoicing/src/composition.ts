import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { openSqliteEventStore } from '#event-store/sqlite';
import { commandRuntime, createCommandRuntime } from '#invoice';
import { type Configuration, type Logger, systemClock } from '#platform';
import { ApiKeys } from './access/api-keys.ts';
import { bootstrap } from './access/bootstrap-key.ts';
import { KeyUse } from './access/key-use.ts';
import { createHttpServer } from './composition/http-server.ts';
import { listen } from './composition/listen.ts';
import { settleNumbers } from './composition/settle-numbers.ts';
import { openReadModels } from './composition/open-read-models.ts';
import { seriesOf } from './composition/series-of.ts';
import { closeServer } from './http/close-server.ts';
import { openDataFolder } from './lifecycle/data-folder.ts';
import { Health } from './lifecycle/health.ts';
import { probeLog } from './lifecycle/probe-log.ts';
import { shutDown } from './lifecycle/shutdown.ts';
import { welcome } from './lifecycle/welcome.ts';
import { createMetrics } from './metrics/metrics.ts';
import { nativePorts } from './native/index.ts';
import { tokens } from './tokens.ts';

export interface RunningService {
  /** What to tell the operator: the address first. */
  readonly welcome: string;
  /** Ends the service in order. @returns whether every step of it succeeded */
  readonly stop: () => Promise<boolean>;
}

/**
 * The composition root: the one place that knows every part. Opens the log, the read models on it, the commands on both, the
 * API on those, and closes them the other way round.
 * @throws StartRefused, CannotOpenLog, InvalidConfiguration with a line for the operator
 */
export async function startService(configuration: Configuration, logger: Logger): Promise<RunningService> {
  const { dataDir, publicUrl, bootstrapKey } = configuration;
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
  const keys = new ApiKeys(runtime.sessions, keyUse, systemClock);
  const health = new Health({
    logIsWritable: () => probeLog(store),
    projectorStandsStill: () => readModels.projector.failure() !== null,
    projectionLag: readModels.lag,
  });
  let address = publicUrl ?? '';
  const publicAddress = () => address;

  const app = await createHttpServer({
    provided: [
      { provide: tokens.eventStore, useValue: store },
      { provide: tokens.invoiceQueries, useValue: readModels.queries },
      { provide: tokens.apiKeys, useValue: keys },
      { provide: tokens.clock, useValue: systemClock },
      { provide: tokens.publicAddress, useValue: publicAddress },
      { provide: tokens.health, useValue: health },
      { provide: tokens.metrics, useValue: metrics },
      { provide: nativePorts.whenAt, useValue: readModels.projector.whenAt.bind(readModels.projector) },
      { provide: nativePorts.seriesOf, useValue: seriesOf(store, runtime, readModels.queries) },
      { provide: commandRuntime, useValue: runtime },
    ],
    authenticate: (key) => keys.authenticate(key),
    logger,
    metrics,
    publicAddress,
  });
  const commands = app.get(CommandBus);
  const keyPlace = await bootstrap({ keys, commands, clock: systemClock, dataDir, given: bootstrapKey });
  await settleNumbers({ store, runtime, logger, ...readModels });
  const url = await listen(app, configuration);
  address = publicUrl ?? url;
  const stopSavingKeyUse = keyUse.saveRegularly(logger);

  return {
    welcome: welcome(url, dataDir, keyPlace),
    stop: () =>
      shutDown(
        [
          { name: 'readiness off', run: () => health.beginStopping() },
          { name: 'requests answered', run: () => closeServer(app, app.getHttpServer()) },
          { name: 'commands finished', run: () => runtime.queue.idle() },
          { name: 'read models closed', run: () => readModels.close() },
          { name: 'event log closed', run: () => store.close() },
          { name: 'key use saved', run: stopSavingKeyUse },
        ],
        logger,
      ),
  };
}
