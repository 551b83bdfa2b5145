import { CannotOpenLog } from '#event-store/sqlite';
import { NewerReadModels } from '#read-models/sqlite';
import { environmentWithFile, InvalidConfiguration, type Log, openLog, readConfiguration } from '#platform';
import { type RunningService, startService } from './composition.ts';
import { StartRefused } from './lifecycle/start-refused.ts';

/** Exit codes: asked to end, failed, wrong configuration (EX_CONFIG of sysexits.h). */
const exitCodes = { asked: 0, failed: 1, configuration: 78 } as const;

function end(code: number, log?: Log): never {
  log?.flush();
  process.exit(code);
}

/** What an operator can do something about. */
const forOperator = [InvalidConfiguration, StartRefused, CannotOpenLog, NewerReadModels];

/** Of the operator's matters the message is said, in a line; everything else is a fault, with its stack. */
function refuseToStart(error: unknown, log?: Log): never {
  if (error instanceof Error && forOperator.some((each) => error instanceof each))
    process.stderr.write(`${error.message}\n`);
  else if (log === undefined) process.stderr.write(`${String(error)}\n`);
  else log.logger.fatal({ err: error }, 'the service could not start');
  return end(error instanceof InvalidConfiguration ? exitCodes.configuration : exitCodes.failed, log);
}

/** The first signal ends the service in order, a second one at once. */
function endOnSignals(service: RunningService, log: Log): void {
  let asked = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked) end(exitCodes.failed, log);
    asked = true;
    log.logger.info({ signal }, 'shutting down');
    void service.stop().then((succeeded) => end(succeeded ? exitCodes.asked : exitCodes.failed, log));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function main(): Promise<void> {
  // What this process writes is for its owner alone: the data folder holds keys, and everything that customers told.
  process.umask(0o077);
  let log: Log | undefined;
  try {
    const configuration = readConfiguration(environmentWithFile(process.env));
    const opened = (log = openLog({ level: configuration.logLevel, format: configuration.logFormat }));
    process.on('uncaughtException', (error) => {
      opened.logger.fatal({ err: error }, 'an error that nobody caught');
      end(exitCodes.failed, opened);
    });
    const service = await startService(configuration, opened.logger);
    endOnSignals(service, opened);
    process.stdout.write(service.welcome);
  } catch (error) {
    refuseToStart(error, log);
  }
}

await main();
