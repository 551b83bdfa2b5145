import type { Answer, ApiClient } from '../../service/api-client.ts';
import type { Content, Operation, Outcome } from '../journal/invoice-journal.ts';
import type { ShownInvoice } from '../journal/shown-invoice.ts';

/** What an operation is sent to: the invoice with that id, or none yet, and the mark that it bears. */
export interface Target {
  readonly id: string | null;
  readonly mark: string;
}

/**
 * Asks for an operation once. Written down before it is sent, so that nothing which may have happened is forgotten.
 * @returns false where no answer came
 */
export async function sendOperation(client: ApiClient, target: Target, operation: Operation): Promise<boolean> {
  const correlationId = `${operation.id}/${String(operation.attempts.length + 1)}`;
  const attempt: Operation['attempts'][number] = { correlationId, outcome: { kind: 'no answer' } };
  operation.attempts.push(attempt);
  const { method, path, body } = requestOf(operation, target);
  const key = operation.keyed ? { 'idempotency-key': operation.id } : {};
  try {
    const answer = await client.send(method, path, body, { 'x-correlation-id': correlationId, ...key });
    attempt.outcome = outcomeOf(answer);
    return true;
  } catch {
    return false;
  }
}

function outcomeOf({ status, headers, body }: Answer): Outcome {
  if (status !== 200 && status !== 201) return { kind: 'refused', status, body };
  const replayed = headers.get('idempotency-replayed') === 'true';
  return { kind: 'acknowledged', replayed, position: headers.get('log-position'), invoice: body as ShownInvoice };
}

function requestOf({ kind, content }: Operation, { id, mark }: Target) {
  const path = `/v1/invoices/${id ?? ''}`;
  switch (kind) {
    case 'create':
      return { method: 'POST', path: '/v1/invoices', body: invoice(mark, content) };
    case 'create and publish':
      return { method: 'POST', path: '/v1/invoices?publish=true', body: invoice(mark, content) };
    case 'replace':
      return { method: 'PUT', path, body: invoice(mark, content) };
    case 'publish':
      return { method: 'POST', path: `${path}/publish`, body: {} };
  }
}

const invoice = (mark: string, content: Content | null) => ({
  currency: 'USD',
  dueDate: '2099-12-31',
  customer: { name: mark, email: 'ada@example.com' },
  notes: content?.notes,
  lines: [{ description: 'Consulting', quantity: content?.quantity, unitPrice: '10.00' }],
});
