import { type PublicName, publicNames, typeOf } from '../public-events/public-types.ts';
import { commonSchemas, headersSchema, jsonFormSchema } from '../public-events/schemas/attributes-schema.ts';
import { factsSchemas } from '../public-events/schemas/facts-schemas.ts';
import type { Schema } from '../public-events/schemas/schema-parts.ts';
import { valueSchema } from '../public-events/schemas/value-schema.ts';

/** The topic where nothing else is configured. */
export const defaultTopic = 'invoicing.invoice-events.v1';

const description = `Every change of an invoice, as CloudEvents 1.0, from the first to the newest.

The same events have two forms: at \`GET /v1/events\`, in JSON form, by page or as a stream of server-sent events; and for
Kafka, in binary mode, keyed by invoice. The value is the same, byte for byte. This version serves the first and publishes
nothing to Kafka yet.

Delivery is at least once and in order per invoice: \`sequence\` is the invoice's version, contiguous but where
\`previoussequence\` names the one before. A consumer leaves out what it has: \`sequence\` not above the last one that it saw.`;

const names: readonly PublicName[] = Object.values(publicNames).filter((name) => name !== null);
const schemaRef = (key: string): Schema => ({ $ref: `#/components/schemas/${key}` });
const messageRef = (key: string): Schema => ({ $ref: `#/components/messages/${key}` });
const channelRef = (key: string): Schema => ({ $ref: `#/channels/${key}` });

const allOf = <Value>(each: (name: PublicName) => readonly [string, Value]): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.map(each));

const inJson = (name: PublicName): string => `${name}.json`;

/** The public events described, AsyncAPI 3.0: two channels, and one message for each type in either form. */
export const buildAsyncApi = (): Schema => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Invoicing: public events',
    version: '1.0.0',
    description,
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/json',
  channels: {
    topic: {
      address: defaultTopic,
      title: 'Kafka',
      description: 'CloudEvents in binary mode. Not in this version: nothing is published to it yet.',
      messages: allOf((name) => [name, messageRef(name)]),
      bindings: { kafka: { topic: defaultTopic, bindingVersion: '0.5.0' } },
    },
    feed: {
      address: '/v1/events',
      title: 'HTTP',
      description:
        'CloudEvents in JSON form: with `Accept: text/event-stream` one after another as they happen, else by page.',
      messages: allOf((name) => [name, messageRef(inJson(name))]),
    },
  },
  operations: {
    publish: {
      action: 'send',
      channel: channelRef('topic'),
      summary: 'Every public event, keyed by invoice, in the order of the log',
      messages: names.map((name) => ({ $ref: `#/channels/topic/messages/${name}` })),
    },
    feed: {
      action: 'send',
      channel: channelRef('feed'),
      summary: "The public events of the caller's own tenant, from any position on",
      bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
      messages: names.map((name) => ({ $ref: `#/channels/feed/messages/${name}` })),
    },
  },
  components: {
    messages: {
      ...allOf((name) => [name, binaryMessage(name)]),
      ...allOf((name) => [inJson(name), jsonMessage(name)]),
    },
    schemas: { ...commonSchemas, ...allOf((name) => [name, valueSchema(name)]) },
  },
});

const told = (name: PublicName) => ({
  name: typeOf(name),
  title: typeOf(name),
  summary: factsSchemas[name].summary,
});

const binaryMessage = (name: PublicName): Schema => ({
  ...told(name),
  contentType: 'application/json',
  correlationId: { location: '$message.header#/ce_correlationid' },
  headers: headersSchema(name),
  payload: schemaRef(name),
  bindings: { kafka: { key: { type: 'string', format: 'uuid' }, bindingVersion: '0.5.0' } },
});

const jsonMessage = (name: PublicName): Schema => ({
  ...told(name),
  contentType: 'application/cloudevents+json',
  correlationId: { location: '$message.payload#/correlationid' },
  payload: jsonFormSchema(name, schemaRef(name)),
});
