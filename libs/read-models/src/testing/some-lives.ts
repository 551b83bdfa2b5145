import { cancelled, created, deleted, invoiceId, paid, published, tenant } from './invoice-facts.ts';
import type { LogFixture } from './log-fixture.ts';

/** Writes so many invoices in every stage of a life. The same events every time. */
export function writeLives(log: LogFixture, count: number): void {
  for (let n = 1; n <= count; n += 1) {
    log.write(tenant, `invoice-${invoiceId(n)}`, created(n, { customer: { name: `Customer ${String(n % 7)}` } }));
    if (n % 5 === 0) log.write(tenant, `invoice-${invoiceId(n)}`, deleted);
    else if (n % 5 > 1) publish(log, n);
  }
}

function publish(log: LogFixture, n: number): void {
  const stream = `invoice-${invoiceId(n)}`;
  log.write(tenant, stream, published({ number: `INV-${String(n).padStart(6, '0')}`, dueDate: '2026-06-01' }));
  if (n % 5 === 3) log.write(tenant, stream, paid('100.00', '2026-05-01'));
  if (n % 5 === 4) log.write(tenant, stream, cancelled);
}
