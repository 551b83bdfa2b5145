import { describe, expect, test } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { AppendOutcomeUnknown, StoreUnavailable } from '#event-store';
import { CommandRefused, Contention, IdempotencyKeyReused, RequestInProgress, VersionConflict } from '#invoice';
import { InvalidCursor, ReadModelsUnavailable } from '#read-models';
import { problemOf } from './problem-of.ts';

const secret = 'SQLITE_BUSY at /var/lib/events.db';

describe('what an error is to the caller', () => {
  test.each<[string, Error, number, string]>([
    [
      'a refusal of the domain',
      new CommandRefused({ code: 'not-publishable', detail: 'd', errors: [] }),
      422,
      'not-publishable',
    ],
    ['a version conflict', new VersionConflict(7, []), 412, 'version-conflict'],
    ['a reused key', new IdempotencyKeyReused('k'), 422, 'idempotency-key-reused'],
    ['a request in progress', new RequestInProgress('k'), 409, 'request-in-progress'],
    ['contention', new Contention('c'), 503, 'contention'],
    ['a store that is away', new StoreUnavailable(secret), 503, 'store-unavailable'],
    ['an unknown outcome', new AppendOutcomeUnknown(secret), 503, 'store-unavailable'],
    ['lists that are away', new ReadModelsUnavailable(secret), 503, 'store-unavailable'],
    ['a foreign cursor', new InvalidCursor(secret), 400, 'validation-failed'],
    ['a body that is too large', new HttpException(secret, 413), 413, 'payload-too-large'],
    ['a body of another type', new HttpException(secret, 415), 415, 'unsupported-media-type'],
    ['an unknown path', new HttpException(secret, 404), 404, 'route-not-found'],
    ['an odd request', new HttpException(secret, 400), 400, 'validation-failed'],
    ['anything else', new TypeError(secret), 500, 'internal-error'],
  ])('%s', (_name, error, status, code) => {
    const problem = problemOf(error, null);
    expect([problem.status, problem.code]).toEqual([status, code]);
    expect(JSON.stringify([problem.message, problem.facts])).not.toContain('SQLITE');
  });

  test('what is worth another try says when', () => {
    for (const error of [new Contention(''), new StoreUnavailable(''), new RequestInProgress('')])
      expect(problemOf(error, null).facts.headers).toEqual({ 'Retry-After': '1' });
  });

  test('a version conflict tells what happened since, in the words of the history', () => {
    const metadata = { occurredAt: '2026-01-01T00:00:00.000Z', actor: { type: 'key', id: 'k' } };
    const settings = (zone: string) => ({ timeZone: zone });
    const changed = (version: number, before: string, after: string) => ({
      id: `e${String(version)}`,
      stream: 'merchant-default',
      version,
      type: 'SettingsChanged',
      data: { before: settings(before), after: settings(after) },
      metadata,
    });
    const events = [changed(1, 'UTC', 'Europe/Paris'), changed(2, 'Europe/Paris', 'Europe/Rome')];
    const { facts } = problemOf(new VersionConflict(2, events as never), 1);
    expect(facts.members).toMatchObject({
      currentVersion: 2,
      history: [{ version: 2, changes: [{ path: '/timeZone', before: 'Europe/Paris', after: 'Europe/Rome' }] }],
    });
  });
});
