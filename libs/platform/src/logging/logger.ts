import { pino, type DestinationStream, type Logger } from 'pino';
import pinoPretty from 'pino-pretty';
import type { LogFormat, LogLevel } from '../config/configuration.ts';
import { withoutSecrets } from './redaction.ts';

export type { Logger };

export interface LogOptions {
  readonly level: LogLevel;
  /** Null: pretty on a terminal, else JSON. */
  readonly format: LogFormat | null;
}

/** The service's log, and how to get its last lines out before the process ends. */
export interface Log {
  readonly logger: Logger;
  /** Writes what is still in memory, at once. */
  flush(): void;
}

/** Lines gather up to this many bytes, or this long, before they are written: a line costs no system call of its own. */
const gatheredBytes = 4_096;
const gatheredMilliseconds = 250;

/** Opens the log on standard output, written behind the event loop's back; at the end of the process call `flush`. */
export function openLog(options: LogOptions): Log {
  const format = options.format ?? (process.stdout.isTTY ? 'pretty' : 'json');
  if (format === 'pretty') {
    const stream = pinoPretty({ destination: 1, sync: true, ignore: 'pid,hostname' });
    return { logger: createLogger(options.level, stream), flush: () => undefined };
  }
  const destination = pino.destination({
    dest: 1,
    sync: false,
    minLength: gatheredBytes,
    periodicFlush: gatheredMilliseconds,
  });
  return { logger: createLogger(options.level, destination), flush: () => destination.flushSync() };
}

/** A logger that writes JSON lines, without secrets, to any stream. */
export function createLogger(level: LogLevel, stream: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: withoutSecrets },
    serializers: { err: describeError, error: describeError },
  };
  const logger = pino(options, stream);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the logger that it was asked of
  return Object.assign(logger, { child: childWithoutSecrets(logger.child) });
}

/** The formatter of lines is not asked about the members of a child, so those are cleaned when the child is made. */
const childWithoutSecrets = (child: Logger['child']): Logger['child'] =>
  function (this: Logger, members, options) {
    return child.call(this, withoutSecrets(members), options);
  } as Logger['child'];

/** What of an error may be written: never its other members, which may hold a request with all of its headers. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
