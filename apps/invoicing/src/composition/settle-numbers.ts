import type { EventStore } from '#event-store';
import type { CommandRuntime } from '#invoice';
import { prefixOfSeries } from '#invoice/domain';
import type { Logger } from '#platform';
import type { InvoiceQueries, ProjectorThread } from '#read-models';

/** How long a start waits for it, in milliseconds; then it goes on in the background. */
const patienceOfTheStart = 2_000;

/** How long it waits for the register to be up to date: long enough for read models that are built from nothing. */
const patienceInTheBackground = 600_000;

interface Parts {
  readonly store: EventStore;
  readonly runtime: CommandRuntime;
  readonly projector: Pick<ProjectorThread, 'whenAt'>;
  readonly queries: InvoiceQueries;
  readonly logger: Logger;
}

/**
 * Completes the publications that an earlier process had taken a number for and died before it appended them, so that the
 * numbers of published invoices have no hole. Without it they would be completed at the next publication in their series.
 */
export async function settleNumbers(parts: Parts): Promise<void> {
  const settled = settleAll(parts).catch((error: unknown) => {
    parts.logger.error({ err: error }, 'open number allocations were not settled: they are at the next publication');
  });
  await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, patienceOfTheStart).unref())]);
}

async function settleAll({ store, runtime, projector, queries }: Parts): Promise<void> {
  const head = await store.head();
  if (head === null) return;
  if (!(await projector.whenAt(head, patienceInTheBackground))) return; // it tells of its own troubles
  for (const { tenantId, series } of await queries.seriesWithReservedNumbers())
    await runtime.numbers.settle(tenantId, prefixOfSeries(series));
}
