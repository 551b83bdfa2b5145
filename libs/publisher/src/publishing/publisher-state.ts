import type { Position } from '#event-store';
import type { HeldUp } from '../port/publisher-store.ts';

/** What the publisher is doing, for readiness, metrics and whoever looks. */
export type PublisherState =
  /** Another process publishes; this one takes over when it ends. */
  | { readonly phase: 'waiting' }
  /** A producer is being opened, and the topic's last messages are looked at. */
  | { readonly phase: 'opening' }
  | { readonly phase: 'publishing' }
  /** Something failed and is tried again: with the same producer while the broker says so, else with a fresh one. */
  | {
      readonly phase: 'retrying';
      readonly error: unknown;
      readonly freshProducer: boolean;
      readonly attempt: number;
      readonly retryInMs: number;
    }
  /** An event can't be published: nothing after it is, until an operator decides. An alarm. */
  | { readonly phase: 'held-up'; readonly heldUp: HeldUp }
  | { readonly phase: 'stopped' };

/** Told of everything, in order. Must not throw. */
export interface PublisherObserver {
  stateChanged(state: PublisherState): void;
  /**
   * The checkpoint moved.
   * @param messages acknowledged by the broker for it
   * @param alreadyThere found in the topic, and not written again
   */
  advanced(position: Position | null, messages: number, alreadyThere: number): void;
}
