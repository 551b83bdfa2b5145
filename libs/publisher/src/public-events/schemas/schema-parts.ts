/** A JSON Schema of 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** Every member is there and no other is; one without a value is null. */
export const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

/** Any of the members, and no other. */
export const partOf = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const word = (...words: readonly string[]): Schema => ({ type: 'string', enum: words });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const described = (description: string, schema: Schema): Schema => ({ ...schema, description });

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 1 };
/** Exact, in plain notation. */
export const decimal: Schema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const currency: Schema = { type: 'string', pattern: '^[A-Z]{3}$' };
