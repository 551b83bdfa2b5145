import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { evolve, initialInvoice, type ExistingInvoice, type Invoice, type InvoiceEvent } from '#invoice/domain';
import { lives } from '#invoice/testing';
import { buildAsyncApi } from '../../asyncapi/build-asyncapi.ts';
import { everyFact } from '../../testing/every-fact.ts';
import { toMessage } from '../binary-mode.ts';
import { toJson } from '../json-form.ts';
import { type PublicEvent, publicEventOf } from '../public-event.ts';
import { type PublicName, publicNames, typeOf } from '../public-types.ts';
import { valueSchema } from './value-schema.ts';

interface Validators {
  readonly value: ValidateFunction;
  readonly headers: ValidateFunction;
  readonly json: ValidateFunction;
}

const validators = new Map<string, Validators>(
  Object.values(publicNames)
    .filter((name) => name !== null)
    .map((name) => [typeOf(name), validatorsOf(name)]),
);

/** The value's by its own schema, in ajv's strict mode; the rest as a reader of the whole document would check it. */
function validatorsOf(name: PublicName): Validators {
  const document = new Ajv2020({ strict: false, allErrors: true });
  formats.default(document);
  document.addSchema(buildAsyncApi(), 'asyncapi');
  const message = (key: string) => document.compile({ $ref: `asyncapi#/components/messages/${key}` });
  const value = new Ajv2020({ strict: true, allErrors: true });
  formats.default(value);
  return {
    value: value.compile(valueSchema(name)),
    headers: message(`${name}/headers`),
    json: message(`${name}.json/payload`),
  };
}

const invoiceId = '0198c1e0-0000-7000-8000-000000000001';

/** The public events of a life that no log holds. */
function publicEventsOf(facts: readonly InvoiceEvent[]): PublicEvent[] {
  const made: PublicEvent[] = [];
  let state: Invoice = initialInvoice;
  for (const [revision, fact] of facts.entries()) {
    const event = fact.type === 'InvoiceCreated' ? { ...fact, data: { ...fact.data, invoiceId } } : fact;
    state = evolve(state, event);
    const recorded = {
      ...event,
      id: 'bf8a6716-9041-5109-b5ea-516bdb0542bf',
      stream: `invoice-${invoiceId}`,
      revision,
      version: revision + 1,
      position: String(revision + 17),
      metadata: {
        tenantId: 'acme',
        actor: { type: 'key', id: 'k' },
        occurredAt: '2026-06-15T09:00:00.000Z',
        correlationId: 'c',
        reason: null,
        comment: null,
        causationId: null,
        traceparent: revision % 2 === 0 ? null : '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    };
    const published = publicEventOf(recorded, { after: state as ExistingInvoice, previousPublic: revision });
    if (published !== null) made.push(published);
  }
  return made;
}

function expectValid(event: PublicEvent): void {
  const { value, headers, json } = validators.get(event.attributes['type'] ?? '')!;
  value(JSON.parse(event.value));
  expect(value.errors).toBeNull();
  headers(toMessage(event).headers);
  expect(headers.errors).toBeNull();
  json(JSON.parse(toJson(event)));
  expect(json.errors).toBeNull();
}

describe('the schema of each type', () => {
  test('holds for every fact that there is', () => {
    const seen = new Set<string>();
    for (const facts of Object.values(everyFact)) {
      for (const event of publicEventsOf(facts)) {
        expectValid(event);
        seen.add(event.attributes['type'] ?? '');
      }
    }
    expect([...seen].sort()).toEqual([...validators.keys()].sort());
  });

  test('holds for every message of generated lives of invoices', () => {
    fc.assert(
      fc.property(lives, ({ events }) => publicEventsOf(events).forEach(expectValid)),
      { numRuns: 200 },
    );
  });

  test('of one type does not hold for another', () => {
    const [first, second] = publicEventsOf(everyFact[invoiceId] ?? []);
    const { headers, json } = validators.get(second?.attributes['type'] ?? '')!;
    expect(headers(toMessage(first!).headers)).toBe(false);
    expect(json(JSON.parse(toJson(first!)))).toBe(false);
  });

  test.each([...validators.keys()])('of %s lets nothing be added and nothing be missing', (type) => {
    const event = Object.values(everyFact)
      .flatMap(publicEventsOf)
      .find(({ attributes }) => attributes['type'] === type);
    const value = JSON.parse(event?.value ?? '') as Record<string, unknown>;
    const { value: validate } = validators.get(type)!;
    expect(validate(value)).toBe(true);
    expect(validate({ ...value, customerName: 'Ada' })).toBe(false);
    for (const member of Object.keys(value)) {
      const { [member]: _, ...rest } = value;
      expect(validate(rest)).toBe(false);
    }
  });
});
