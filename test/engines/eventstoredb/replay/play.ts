import { choreographies, type Choreography, type Stage } from './choreography.ts';
import { Placeholders } from './comparison.ts';
import type { CallStep, Recording, SubscribeStep } from './recording.ts';
import { appendRequests, batchRequests, deleteRequest, readRequest, tombstoneRequest } from './wire-requests.ts';
import { type OpenSubscription, Wire } from './wire.ts';

/** Asks a server all that a recording asks, and says where it answers otherwise; empty where it does nowhere. */
export async function play(recording: Recording, address: string): Promise<string[]> {
  const wire = new Wire(address);
  try {
    return await new Playing(recording, wire).all();
  } finally {
    wire.close();
  }
}

class Playing implements Stage {
  readonly wire: Wire;
  readonly names: Placeholders;
  readonly #recording: Recording;
  readonly #choreography: Choreography;
  readonly #subscriptions = new Map<number, OpenSubscription>();

  constructor(recording: Recording, wire: Wire) {
    this.#recording = recording;
    this.wire = wire;
    this.names = new Placeholders(Date.now().toString(36), recording.name);
    this.#choreography = choreographies[recording.name] ?? {};
  }

  async all(): Promise<string[]> {
    const { log } = this.#recording;
    const found: string[] = [];
    const notes = await this.#choreography.notes?.(this);
    for (const [index, step] of log.entries()) {
      await this.#choreography.before?.[index]?.(this);
      await this.#openSubscriptionsBefore(index);
      const differences =
        'note' in step
          ? this.names.differences(step.note, notes?.[index], 'note')
          : step.call === 'subscribe'
            ? await this.#finish(step, index)
            : this.names.differences(step.reply, await this.#ask(step));
      found.push(...differences.map((difference) => `step ${index + 1}, ${difference}`));
    }
    return [...found, ...this.names.outOfOrder()];
  }

  async #ask({ call, request }: CallStep): Promise<unknown> {
    const { wire, names } = this;
    switch (call) {
      case 'append':
        return wire.append(appendRequests(request, names));
      case 'batchAppend':
        return wire.batch(batchRequests(request, names), request.waitMs ?? 5_000);
      case 'read':
      case 'readAll':
        return wire.read(readRequest(request, names, false));
      case 'delete':
        return wire.delete(deleteRequest(request, names));
      case 'tombstone':
        return wire.tombstone(tombstoneRequest(request, names));
      case 'serverFeatures':
        return wire.features();
      case 'gossip':
        return wire.gossip();
    }
  }

  /** A subscription stands in the recording where it was ended; it was opened before what it then brought. */
  async #openSubscriptionsBefore(index: number): Promise<void> {
    for (const [at, step] of this.#recording.log.entries()) {
      if ('note' in step || step.call !== 'subscribe') continue;
      if ((this.#choreography.opens?.[at] ?? at) !== index) continue;
      const subscription = this.wire.subscribe(readRequest(step.request, this.names, true));
      this.#subscriptions.set(at, subscription);
      const sign = step.ready ? ['caughtUp', 'error'] : ['confirmation'];
      await subscription.until((replies) => replies.some((reply) => sign.some((key) => key in reply)));
    }
  }

  /** That a call is over after its error, or after it was cancelled here, says nothing of the server. */
  async #finish(step: SubscribeStep, index: number): Promise<string[]> {
    const subscription = this.#subscriptions.get(index)!;
    const expected = step.reply.filter((reply) => !Object.hasOwn(reply as object, 'ended'));
    await subscription.until((replies) => replies.length >= expected.length);
    subscription.cancel();
    const checkpoints = subscription.checkpoints() > 0;
    return [
      ...this.names.differences(expected, subscription.replies),
      ...(step.atLeastOneCheckpoint === true && !checkpoints ? ['no checkpoint came'] : []),
    ];
  }
}
