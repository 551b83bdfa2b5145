import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Get, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Scope } from '#invoice/domain';
import { tokens } from '../../tokens.ts';
import { Describe } from '../openapi/describe.ts';
import { NativeController } from './native-controller.ts';
import { flag } from './parameters.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RequireScope } from './require-scope.ts';

@NativeController('things', 'Things')
class ThingsController {
  @Get('plain')
  @RequireScope('invoices:read')
  @Describe({ id: 'plain', summary: 'Takes no parameter', answers: { 200: 'Settings' } })
  plain() {
    return { answered: true };
  }

  @Get('asked')
  @RequireScope('invoices:read', 'audit:read')
  @Describe({
    id: 'asked',
    summary: 'Takes one',
    parameters: { deep: flag(false, 'Deep') },
    answers: { 200: 'Settings' },
  })
  asked() {
    return { answered: true };
  }

  @Get('forgotten')
  @Describe({ id: 'forgotten', summary: 'Names no scope', answers: { 200: 'Settings' } })
  forgotten() {
    return { answered: true };
  }
}

@Module({
  controllers: [ThingsController],
  providers: [
    { provide: tokens.publicAddress, useValue: () => 'https://billing.example' },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class ThingsModule {}

describe('the way to a route', () => {
  let app: NestFastifyApplication;
  let scopes: readonly Scope[] = [];

  beforeAll(async () => {
    const adapter = new FastifyAdapter();
    adapter.getInstance().addHook('onRequest', (request, _reply, done) => {
      request.caller = { keyId: 'k', tenantId: 't', scopes };
      done();
    });
    app = await NestFactory.create<NestFastifyApplication>(ThingsModule, adapter, { logger: false });
    await app.init();
  });
  afterAll(() => app.close());

  const get = async (url: string, held: readonly Scope[], accept = '*/*') => {
    scopes = held;
    const answer = await app.inject({ url: `/v1/things/${url}`, headers: { accept } });
    return [answer.statusCode, answer.json<{ code?: string }>().code] as const;
  };

  test('is open to a key with a scope that the route needs, and to admin', async () => {
    expect(await get('plain', ['invoices:read'])).toEqual([200, undefined]);
    expect(await get('asked', ['audit:read'])).toEqual([200, undefined]);
    expect(await get('asked', ['admin'])).toEqual([200, undefined]);
  });

  test('is closed to others, and to everybody where the route names no scope', async () => {
    expect(await get('plain', ['invoices:write'])).toEqual([403, 'forbidden']);
    expect(await get('forgotten', ['admin'])).toEqual([403, 'forbidden']);
  });

  test('is closed to who takes no JSON', async () => {
    expect(await get('plain', ['admin'], 'text/html')).toEqual([406, 'not-acceptable']);
  });

  test('is closed to parameters that the route would overlook; one that takes some judges them itself', async () => {
    expect(await get('plain?dryRun=true', ['admin'])).toEqual([400, 'validation-failed']);
    expect(await get('asked?deep=true', ['admin'])).toEqual([200, undefined]);
  });
});
