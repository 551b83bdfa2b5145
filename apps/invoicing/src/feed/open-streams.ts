import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '#platform';

/** Streams that are open at once, of all tenants together and of each. */
const most = 256;
const mostOfTenant = 32;

export interface OpenStream {
  /** Aborted by `close`, and when the service ends. */
  readonly signal: AbortSignal;
  readonly close: () => void;
}

/** Everybody who follows. When the service ends, so do they: an open stream would keep it waiting. */
@Injectable()
export class OpenStreams implements OnModuleDestroy {
  readonly #open = new Map<AbortController, string>();
  #ending = false;

  /** @throws Problem `rate-limited`, `store-unavailable` */
  open(tenantId: string): OpenStream {
    if (this.#ending) throw new Problem('store-unavailable', 'the service is shutting down', later);
    const own = [...this.#open.values()].filter((tenant) => tenant === tenantId).length;
    if (own >= mostOfTenant || this.#open.size >= most) {
      throw new Problem('rate-limited', `${String(own)} streams of events are open, and more can't be`, later);
    }
    const controller = new AbortController();
    this.#open.set(controller, tenantId);
    const close = (): void => {
      this.#open.delete(controller);
      controller.abort();
    };
    return { signal: controller.signal, close };
  }

  /** Nest calls it before it closes the server. */
  onModuleDestroy(): void {
    this.#ending = true;
    for (const controller of this.#open.keys()) controller.abort();
  }
}

const later = { headers: { 'Retry-After': '5' } };
