import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { type ProblemCode, problemTypes, type Shape } from '#platform';
import type { Parameters } from '../http/parameters.ts';
import type { answerSchemas } from './schemas.ts';
import { exampleOf } from './examples.ts';

export interface Description {
  readonly id: string;
  readonly summary: string;
  readonly parameters?: Parameters;
  /** Takes the headers of a command, is refused for what they say, and answers with a position in the log. */
  readonly command?: boolean;
  /** Knows `If-None-Match`. */
  readonly conditional?: boolean;
  /** Knows `Min-Log-Position`. */
  readonly readsProjection?: boolean;
  readonly body?: Shape;
  readonly bodyOptional?: boolean;
  /** By status: the schema, or null for an answer without a body. */
  readonly answers: Readonly<Record<number, keyof typeof answerSchemas | null>>;
  /** Beside those that every route, and every command, may answer with. */
  readonly problems?: readonly ProblemCode[];
}

const withoutParameters = Symbol('withoutParameters');

/** Whether a route is described without any query parameter. */
export const takesNoParameters = (handler: object): boolean => Reflect.hasMetadata(withoutParameters, handler);

/** Everything that the API's description says of one route. */
export const Describe = (description: Description): MethodDecorator =>
  applyDecorators(
    ...(description.parameters === undefined ? [SetMetadata(withoutParameters, true)] : []),
    ApiOperation({ operationId: description.id, summary: description.summary }),
    ...Object.entries(description.parameters ?? {}).map(([name, { schema, description: text }]) =>
      ApiQuery({ name, required: false, description: text, schema }),
    ),
    ...headersOf(description).map((header) => ApiHeader({ ...header, required: false, schema: { type: 'string' } })),
    ...bodyOf(description),
    ...Object.entries(description.answers).map(([status, schema]) => answerOf(Number(status), schema, description)),
    ...problemAnswers(description),
  );

const commandRequestHeaders = [
  {
    name: 'Idempotency-Key',
    description: 'Up to 255 characters, quoted or bare. The same request with it acts once, for ever',
  },
  { name: 'If-Match', description: 'ETag of the version that is to be changed, e.g. "7"; another one is 412' },
  { name: 'X-Actor', description: 'The person on whose behalf the key acts; goes into the history' },
  { name: 'X-Reason', description: 'Why; goes into the history' },
  { name: 'X-Comment', description: 'A comment; goes into the history' },
];

const headersOf = ({
  command,
  conditional,
  readsProjection,
}: Description): readonly { name: string; description: string }[] => [
  ...(command === true ? commandRequestHeaders : []),
  ...(conditional === true ? [{ name: 'If-None-Match', description: 'ETag of what you have; unchanged is 304' }] : []),
  ...(readsProjection === true
    ? [{ name: 'Min-Log-Position', description: '`Log-Position` of your last command: the answer has it, or is 503' }]
    : []),
  { name: 'X-Correlation-Id', description: 'Yours, or one is made; comes back, and goes into the history' },
];

function bodyOf({ body, bodyOptional }: Description): readonly MethodDecorator[] {
  if (body === undefined) return [];
  const type = body as new () => object;
  const example = exampleOf(body);
  return [
    ApiExtraModels(type),
    ApiBody({
      type,
      required: bodyOptional !== true,
      ...(example === null ? {} : { examples: { example: { value: example } } }),
    }),
  ];
}

const text = { schema: { type: 'string' as const } };

function answerOf(status: number, schema: string | null, { command }: Description): MethodDecorator {
  const headers = {
    'X-Correlation-Id': { description: 'Of this request', ...text },
    ...(command === true ? { 'Log-Position': { description: 'Where the change stands in the log', ...text } } : {}),
    ...(command === true
      ? { 'Idempotency-Replayed': { description: '`true` where the request was a repetition', ...text } }
      : {}),
    ...(schema === 'Invoice' || schema === 'Settings' ? { ETag: { description: '"<version>"', ...text } } : {}),
    ...(status === 201 && schema === 'Invoice' ? { Location: { description: 'The invoice', ...text } } : {}),
    ...(schema === 'InvoicePage' ? { Link: { description: 'RFC 8288: `next` and `prev`', ...text } } : {}),
  };
  const content =
    schema === null ? {} : { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
  return ApiResponse({ status, description: statusTexts[status] ?? 'Done', headers, ...content });
}

const statusTexts: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  204: 'Done, nothing to say',
  304: 'Unchanged',
};

const ofEveryCommand = ['idempotency-key-reused', 'request-in-progress', 'version-conflict', 'contention'] as const;

function problemAnswers({ problems = [], command, body, readsProjection }: Description): readonly MethodDecorator[] {
  const codes: readonly ProblemCode[] = [
    'validation-failed',
    'unauthenticated',
    'forbidden',
    'not-acceptable',
    'rate-limited',
    'internal-error',
    'store-unavailable',
    ...(body === undefined ? [] : (['malformed-json', 'payload-too-large', 'unsupported-media-type'] as const)),
    ...(command === true ? ofEveryCommand : []),
    ...(readsProjection === true ? (['projection-behind'] as const) : []),
    ...problems,
  ];
  const byStatus = Map.groupBy(codes, (code) => problemTypes[code].status);
  return [...byStatus].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.map((code) => `\`${code}\`: ${problemTypes[code].title}`).join('; '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
