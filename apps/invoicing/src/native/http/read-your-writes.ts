import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isPosition } from '#event-store';
import { Problem, validationFailed } from '#platform';
import { nativePorts, type WhenAt } from '../ports.ts';

/** How long a reader waits for its own writes, in milliseconds. */
const patience = 2_000;

@Injectable()
export class ReadYourWrites {
  readonly #whenAt: WhenAt;

  constructor(@Inject(nativePorts.whenAt) whenAt: WhenAt) {
    this.#whenAt = whenAt;
  }

  /**
   * Waits until the read model has what `Min-Log-Position` names; at once where the header is absent.
   * @throws Problem `validation-failed`, `projection-behind`
   */
  async wait(request: FastifyRequest): Promise<void> {
    const position = request.headers['min-log-position'];
    if (position === undefined) return;
    if (typeof position !== 'string' || !isPosition(position)) throw malformed();
    if (await this.#whenAt(position, patience)) return;
    throw new Problem('projection-behind', `position ${position} did not arrive within 2 seconds`, {
      headers: { 'Retry-After': '1' },
    });
  }
}

const malformed = (): Problem =>
  validationFailed([
    {
      header: 'Min-Log-Position',
      code: 'min-log-position',
      detail: 'Min-Log-Position must be what Log-Position of an earlier answer was',
    },
  ]);
