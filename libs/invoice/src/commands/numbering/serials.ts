import { StreamConflict } from '#event-store';
import { nextBlock, type SerialsEvent } from '../../domain/index.ts';
import type { Execution } from '../execution/execution.ts';
import { appendToTail, readTail } from '../execution/stream-tail.ts';

/** How many serials one append reserves: a restart leaves at most this gap. */
const blockSize = 1_000;

interface Block {
  next: number;
  readonly to: number;
}

/** Integer ids for the APIs that need one: per tenant, unique, increasing, with gaps. */
export class Serials {
  readonly #execution: Execution;
  readonly #blocks = new Map<string, Block>();
  readonly #reserving = new Map<string, Promise<void>>();

  constructor(execution: Execution) {
    this.#execution = execution;
  }

  async next(tenantId: string): Promise<number> {
    for (;;) {
      const block = this.#blocks.get(tenantId);
      if (block !== undefined && block.next <= block.to) return block.next++;
      await this.#reserve(tenantId);
    }
  }

  /** One reservation at a time: whoever needs a block meanwhile waits for the same one. */
  async #reserve(tenantId: string): Promise<void> {
    const running = this.#reserving.get(tenantId) ?? this.#reserveBlock(tenantId);
    this.#reserving.set(tenantId, running);
    try {
      await running;
    } finally {
      this.#reserving.delete(tenantId);
    }
  }

  async #reserveBlock(tenantId: string): Promise<void> {
    const stream = `serials-${tenantId}`;
    for (;;) {
      const tail = await readTail<SerialsEvent>(this.#execution, stream);
      const event = nextBlock(tail.last?.data ?? null, blockSize);
      try {
        await appendToTail(this.#execution, tenantId, stream, tail, event);
        this.#blocks.set(tenantId, { next: event.data.from, to: event.data.to });
        return;
      } catch (error) {
        if (!(error instanceof StreamConflict)) throw error;
      }
    }
  }
}
