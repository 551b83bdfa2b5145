import { type EventLogReader, type RecordedEvent, StoreUnavailable } from '#event-store';
import { InvoiceFold } from './invoice-fold.ts';
import { type PublicEvent, publicEventOf } from './public-event.ts';
import { UnpublishableEvent } from './unpublishable-event.ts';

const invoicePrefix = 'invoice-';

/** Makes public events of recorded ones. Cheapest in log order, right in any. */
export class PublicEvents {
  readonly #fold: InvoiceFold;

  constructor(log: Pick<EventLogReader, 'readStream'>) {
    this.#fold = new InvoiceFold(log);
  }

  /**
   * What the world hears of an event; null: nothing, for it is of another stream than an invoice's, or private.
   * @throws UnpublishableEvent, StoreUnavailable
   */
  async of(recorded: RecordedEvent): Promise<PublicEvent | null> {
    if (!recorded.stream.startsWith(invoicePrefix)) return null;
    try {
      const { event, ...surroundings } = await this.#fold.at(recorded);
      return publicEventOf(event, surroundings);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      throw new UnpublishableEvent(recorded, { cause: error });
    }
  }
}
