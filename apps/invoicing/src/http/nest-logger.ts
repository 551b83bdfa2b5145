import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform';

/** Nest's own lines, in our log. What it says at every start (each module, each route) is of use to hardly anybody. */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  log(message: unknown, ...details: unknown[]): void {
    this.#logger.trace(membersOf(details), String(message));
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.#logger.debug(membersOf(details), String(message));
  }

  verbose(message: unknown, ...details: unknown[]): void {
    this.#logger.trace(membersOf(details), String(message));
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.#logger.warn(membersOf(details), String(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.#logger.error(
      { ...membersOf(details), ...(message instanceof Error ? { err: message } : {}) },
      String(message),
    );
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.#logger.fatal(membersOf(details), String(message));
  }
}

/** Nest passes the context (the class that speaks) last, and before it, for errors, the stack. */
function membersOf(details: readonly unknown[]): Record<string, unknown> {
  const texts = details.filter((detail) => typeof detail === 'string');
  const context = texts.at(-1);
  const stack = texts.length > 1 ? texts[0] : undefined;
  return { ...(context === undefined ? {} : { context }), ...(stack === undefined ? {} : { stack }) };
}
