import type { EventStore } from '#event-store';
import type { CommandRuntime } from '#invoice';
import { type NumberingEvent, prefixOfSeries } from '#invoice/domain';
import type { InvoiceQueries } from '#read-models';
import type { SeriesOf } from '../native/index.ts';

/** A tenant's series: their names from the register, where each stands from the last event of its stream. */
export const seriesOf =
  (store: EventStore, { codec, settingsOf }: CommandRuntime, queries: InvoiceQueries): SeriesOf =>
  async (tenantId) => {
    const { numbering } = await settingsOf(tenantId);
    const names = await queries.series(tenantId);
    return Promise.all(
      names.map(async (series) => {
        const [last] = await store.readStream(`numbers-${tenantId}.${series}`, { direction: 'backwards', limit: 1 });
        const standing = last === undefined ? undefined : (codec.decode(last) as NumberingEvent).data;
        const prefix = prefixOfSeries(series);
        const width = prefix === numbering.prefix ? numbering.width : (standing?.widths.at(-1) ?? numbering.width);
        return { series, prefix, width, next: standing?.next ?? 1 };
      }),
    );
  };
