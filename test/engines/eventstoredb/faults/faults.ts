import { accessDenied, connectionDropped, exhausted, notLeader, type Failure } from '../calls/service-error.ts';

export type CallKind = 'append' | 'read' | 'subscribe';

/** What a cluster does on a bad day. */
export type Fault =
  /** Carried out, and then the call fails as if the connection had dropped. */
  | { readonly kind: 'reply-lost' }
  /** Carried out, and answered that much later. */
  | { readonly kind: 'reply-delayed'; readonly ms: number }
  /** Carried out, and answered when the faults are cleared. */
  | { readonly kind: 'reply-held' }
  /** Not carried out: this node follows the one that is named. */
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  /** Not carried out: too much to do. */
  | { readonly kind: 'exhausted' }
  /** Not carried out: this user may not. */
  | { readonly kind: 'access-denied' }
  /** A subscription that is confirmed, and brings nothing. */
  | { readonly kind: 'silent' };

export interface FaultOrder {
  readonly calls: readonly CallKind[];
  readonly fault: Fault;
  /** For that many calls; null: until it is cleared. */
  readonly times: number | null;
}

/** The orders that are still to be carried out, oldest first; every call takes the first that is meant for it. */
export class Faults {
  /** How many calls came, of each kind. */
  readonly calls: Record<CallKind, number> = { append: 0, read: 0, subscribe: 0 };
  #orders: { order: FaultOrder; left: number }[] = [];
  #release = Promise.withResolvers<undefined>();

  order(order: FaultOrder): void {
    this.#orders.push({ order, left: order.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#orders = [];
    this.#release.resolve(undefined);
    this.#release = Promise.withResolvers();
  }

  /** Between the commit and the answer. @throws what the call fails with, where the answer is lost */
  async beforeReply(fault: Fault | null): Promise<void> {
    if (fault?.kind === 'reply-delayed') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'reply-held') await this.#release.promise;
    if (fault?.kind === 'reply-lost') throw connectionDropped();
  }

  take(call: CallKind): Fault | null {
    this.calls[call] += 1;
    const entry = this.#orders.find(({ order }) => order.calls.includes(call));
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left === 0) this.#orders = this.#orders.filter((other) => other !== entry);
    return entry.order.fault;
  }
}

/** What a call fails with before anything is done; null for a fault that comes after. */
export function refusalOf(fault: Fault | null): Failure | null {
  switch (fault?.kind) {
    case 'not-leader':
      return notLeader(fault.host, fault.port);
    case 'exhausted':
      return exhausted();
    case 'access-denied':
      return accessDenied();
    case 'reply-lost':
    case 'reply-delayed':
    case 'reply-held':
    case 'silent':
    case undefined:
      return null;
  }
}
