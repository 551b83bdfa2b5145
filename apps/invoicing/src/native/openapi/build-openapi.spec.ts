import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { commandRuntime } from '#invoice';
import { problemTypes, type Shape } from '#platform';
import { tokens } from '../../tokens.ts';
import { InvoiceDto } from '../dto/invoice.dto.ts';
import { KeyDto } from '../dto/key.dto.ts';
import { MarkAsPaidDto, PaymentDto, ReasonDto, RefundDto, ReversalDto } from '../dto/payment.dto.ts';
import { SettingsDto } from '../dto/settings.dto.ts';
import { prepareFastify } from '../http/prepare-fastify.ts';
import { bodyFaults } from '../http/valid-body.ts';
import { NativeApiModule } from '../native-api.module.ts';
import { nativePorts } from '../ports.ts';
import { buildOpenApi } from './build-openapi.ts';
import { exampleOf } from './examples.ts';

/** Nothing here is ever called: the description is made from what is declared. */
const undeclared = [commandRuntime, ...Object.values(tokens), ...Object.values(nativePorts), CommandBus].map(
  (provide) => ({
    provide,
    useValue: {},
  }),
);

@Module({ imports: [NativeApiModule], providers: undeclared, exports: undeclared })
class DescribedModule {}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: unknown;
}

describe('the description of the API', () => {
  let app: INestApplication;
  let described: OpenAPIObject;
  const routes: string[] = [];

  beforeAll(async () => {
    const adapter = new FastifyAdapter();
    adapter.getInstance().addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (url.startsWith('/v1/') && each !== 'HEAD') routes.push(`${each} ${url}`);
    });
    prepareFastify(adapter.getInstance());
    const options = { bodyParser: false, logger: false } as const;
    const global = { module: DescribedModule, global: true };
    app = await NestFactory.create<NestFastifyApplication>(global, adapter, options);
    await app.init();
    described = buildOpenApi(app);
  });

  afterAll(() => app.close());

  const operations = (): readonly (readonly [string, Operation])[] =>
    Object.entries(described.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    );

  test('has every route', () => {
    const written = routes.map((route) => route.replace(/:(\w+)/g, '{$1}'));
    expect(written.length).toBeGreaterThan(20);
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual(written.sort());
  });

  test('says of each operation what it is, what it takes, what it answers and how it refuses', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { summary, parameters, responses }] of operations()) {
      expect([name, summary]).toEqual([name, expect.stringMatching(/\w/)]);
      expect([name, Object.keys(responses)]).toEqual([
        name,
        expect.arrayContaining(['400', '401', '403', '406', '500', '503']),
      ]);
      expect([name, Object.keys(responses).filter((status) => status.startsWith('2'))]).toEqual([
        name,
        [expect.any(String)],
      ]);
      for (const parameter of parameters ?? [])
        if (parameter.in !== 'path') expect(parameter.description).toMatch(/\w/);
    }
  });

  test('refers to nothing that it does not have', () => {
    const names = [...JSON.stringify(described).matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]!);
    expect(names.filter((name) => described.components?.schemas?.[name] === undefined)).toEqual([]);
  });

  test('tells of every problem that a route can answer with which one it is', () => {
    const text = JSON.stringify(described.paths);
    const general = [
      'invoice-not-found',
      'version-conflict',
      'duplicate-number',
      'amount-exceeds-due',
      'projection-behind',
    ];
    for (const code of general)
      expect(text).toContain(`\`${code}\`: ${problemTypes[code as keyof typeof problemTypes].title}`);
  });

  test('says of each command how its headers may be refused', () => {
    const commands = operations().filter(([, { parameters }]) => parameters?.some(({ name }) => name === 'If-Match'));
    expect(commands.length).toBeGreaterThan(10);
    for (const [name, { responses }] of commands)
      expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(['409', '412', '422', '503'])]);
  });

  test.each<Shape>([InvoiceDto, KeyDto, MarkAsPaidDto, PaymentDto, ReasonDto, RefundDto, ReversalDto, SettingsDto])(
    'has an example that is accepted: %p',
    (shape) => {
      expect(exampleOf(shape)).not.toBeNull();
      expect(bodyFaults(shape, exampleOf(shape))).toEqual([]);
    },
  );
});
