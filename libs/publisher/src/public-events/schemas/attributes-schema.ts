import { headerOf } from '../binary-mode.ts';
import { dataSchemaOf, type PublicName, typeOf } from '../public-types.ts';
import { described, moment, type Schema, text } from './schema-parts.ts';

const uuid: Schema = { type: 'string', format: 'uuid' };
const sequence: Schema = { type: 'string', pattern: '^\\d{20}$' };

/** The attributes of every public event, by their CloudEvents names. */
const attributes: Readonly<Record<string, Schema>> = {
  specversion: { type: 'string', const: '1.0' },
  id: described('Of the stored event: a repetition has the same', uuid),
  source: described('/invoicing/<tenant>', { type: 'string', format: 'uri-reference' }),
  type: text,
  subject: described('The invoice', uuid),
  time: described('When it happened', moment),
  datacontenttype: { type: 'string', const: 'application/json' },
  dataschema: described("The value's schema, by its $id in this document", { type: 'string', format: 'uri' }),
  sequence: described("The invoice's version after the event", sequence),
  previoussequence: described('Only where events that stay inside lie between: the public one before', sequence),
  partitionkey: described('The invoice', uuid),
  correlationid: described('What it belongs to: X-Correlation-Id of the request', text),
  causationid: described('What caused it', text),
  logposition: described('Where it stands in the log: what `after` and `Last-Event-ID` take', {
    type: 'string',
    pattern: '^\\d{1,19}$',
  }),
  traceparent: described('W3C Trace Context', {
    type: 'string',
    pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$',
  }),
};
const optional = ['previoussequence', 'causationid', 'traceparent'];

const named = (name: (attribute: string) => string): Schema => ({
  type: 'object',
  required: Object.keys(attributes)
    .filter((attribute) => !optional.includes(attribute))
    .map(name),
  properties: Object.fromEntries(
    Object.entries(attributes).map(([attribute, schema]) => [name(attribute), schema] as const),
  ),
});

/** What all types have in common, by the name under which the document keeps it. Consumers let further attributes pass. */
export const commonSchemas = {
  headers: described('Headers of a message in binary mode', named(headerOf)),
  attributes: described(
    'An event in JSON form',
    named((attribute) => attribute),
  ),
} as const;

const common = (key: keyof typeof commonSchemas): Schema => ({ $ref: `#/components/schemas/${key}` });

/** Headers of a message of one type. */
export const headersSchema = (name: PublicName): Schema => ({
  allOf: [common('headers')],
  properties: {
    ce_type: { type: 'string', const: typeOf(name) },
    ce_dataschema: { type: 'string', const: dataSchemaOf(name) },
  },
});

/** An event of one type in JSON form, with the value as `data`. */
export const jsonFormSchema = (name: PublicName, value: Schema): Schema => ({
  allOf: [common('attributes')],
  required: ['data'],
  properties: {
    type: { type: 'string', const: typeOf(name) },
    dataschema: { type: 'string', const: dataSchemaOf(name) },
    data: value,
  },
});
