import { answerSchemas } from './schemas.ts';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

/** Where a value is not what its described schema says; members that are not described count too. */
export const departures = (name: keyof typeof answerSchemas, value: unknown): readonly string[] =>
  against(answerSchemas[name], value, name);

function against(schema: Schema, value: unknown, path: string): readonly string[] {
  if (value === null) return schema.nullable === true ? [] : [`${path} is null`];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) as keyof typeof answerSchemas;
    return against(answerSchemas[name], value, path);
  }
  if (schema.allOf !== undefined) return schema.allOf.flatMap((part) => against(part, value, path));
  if (schema.oneOf !== undefined)
    return schema.oneOf.some((part) => against(part, value, path).length === 0) ? [] : [`${path} is none of its forms`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${path} is ${JSON.stringify(value)}`];
  if (schema.type === 'array') return againstItems(schema, value, path);
  if (schema.type === 'object') return againstMembers(schema, value, path);
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${path} is no integer`];
  if (schema.type === undefined) return [];
  if (typeof value !== schema.type) return [`${path} is a ${typeof value}`];
  return schema.format === undefined || formats[schema.format]!.test(value as string)
    ? []
    : [`${path} is no ${schema.format}`];
}

const againstItems = ({ items }: Schema, value: unknown, path: string): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) => against(items!, item, `${path}/${String(index)}`))
    : [`${path} is no array`];

function againstMembers(schema: Schema, value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}/${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, held]) => {
    const described = properties[name];
    if (described !== undefined) return against(described, held, `${path}/${name}`);
    return additionalProperties === undefined ? [`${path}/${name} is not described`] : [];
  });
  return [...missing, ...wrong];
}
