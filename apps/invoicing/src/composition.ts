import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration, Logger } from '#platform';
import { bootstrap } from './access/bootstrap-key.ts';
import { createHttpServer } from './composition/http-server.ts';
import { listen } from './composition/listen.ts';
import { type Engine, engineProviders, openEngine } from './composition/open-engine.ts';
import { settleNumbers } from './composition/settle-numbers.ts';
import { closeServer } from './http/close-server.ts';
import { type ShutdownStep, shutDown } from './lifecycle/shutdown.ts';
import { welcome } from './lifecycle/welcome.ts';
import { tokens } from './tokens.ts';

export interface RunningService {
  /** What to tell the operator: the address first. */
  readonly welcome: string;
  /** Ends the service in order. @returns whether every step of it succeeded */
  readonly stop: () => Promise<boolean>;
}

/**
 * The composition root: the one place that knows every part. Opens the engine, puts the API on it, and closes them the other
 * way round.
 * @throws StartRefused, CannotOpenLog, NewerReadModels, InvalidConfiguration with a line for the operator
 */
export async function startService(configuration: Configuration, logger: Logger): Promise<RunningService> {
  const { dataDir, publicUrl, bootstrapKey } = configuration;
  const engine = await openEngine(dataDir, logger);
  let address = publicUrl ?? '';
  const publicAddress = () => address;
  const app = await createHttpServer({
    provided: [...engineProviders(engine), { provide: tokens.publicAddress, useValue: publicAddress }],
    authenticate: (key) => engine.keys.authenticate(key),
    metrics: engine.metrics,
    logger,
    publicAddress,
  });
  const keyPlace = await bootstrap({ ...engine, commands: app.get(CommandBus), dataDir, given: bootstrapKey });
  await settleNumbers({ ...engine, ...engine.readModels, logger });
  const url = await listen(app, configuration);
  address = publicUrl ?? url;
  const steps = shutdownSteps(engine, app, engine.keyUse.saveRegularly(logger));
  return { welcome: welcome(url, dataDir, keyPlace), stop: () => shutDown(steps, logger) };
}

const shutdownSteps = (
  engine: Engine,
  app: NestFastifyApplication,
  saveKeyUse: () => void,
): readonly ShutdownStep[] => [
  { name: 'readiness off', run: () => engine.health.beginStopping() },
  { name: 'requests answered', run: () => closeServer(app, app.getHttpServer()) },
  { name: 'commands finished', run: () => engine.runtime.queue.idle() },
  { name: 'read models closed', run: () => engine.readModels.close() },
  { name: 'event log closed', run: () => engine.store.close() },
  { name: 'key use saved', run: saveKeyUse },
];
