import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Environment, InvalidConfiguration, readConfiguration } from './configuration.ts';

const secret = 'x'.repeat(43);

function mistakesOf(environment: Environment): readonly string[] {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.mistakes;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfiguration({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('data'),
      bootstrapKey: null,
      publicUrl: null,
      logLevel: 'info',
      logFormat: null,
    });
  });

  test('takes every setting that this version acts on', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/var/lib/invoicing',
      BOOTSTRAP_KEY: `ops.${secret}`,
      PUBLIC_URL: 'https://invoices.example/',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'pretty',
      ROLES: 'projector, api',
    };
    expect(readConfiguration(environment)).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/invoicing',
      bootstrapKey: { id: 'ops', secret },
      publicUrl: 'https://invoices.example',
      logLevel: 'warn',
      logFormat: 'pretty',
    });
  });

  test('counts an empty setting as absent', () => {
    expect(readConfiguration({ PORT: '', BOOTSTRAP_KEY: '', KAFKA_BROKERS: '' })).toEqual(readConfiguration({}));
  });

  test('names every mistake at once', () => {
    const mistakes = mistakesOf({
      PORT: 'x',
      HOST: 'a b',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'xml',
      PUBLIC_URL: 'ftp://x',
      DATABASE_URL: 'postgres://x',
    });
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'HOST',
      'PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'LOG_FORMAT',
      'DATABASE_URL',
    ]);
  });

  test.each(['-1', '65536', '1e3', '3000 ', '0x50', '1.5'])('refuses the port %j', (port) => {
    expect(mistakesOf({ PORT: port })).toEqual([
      `PORT must be a port from 0 to 65535 (0: any free one), not "${port}"`,
    ]);
  });

  test.each(['EVENTSTORE_URL', 'DATABASE_URL', 'KAFKA_BROKERS', 'KAFKA_TOPIC', 'TOKEN_SECRET', 'SANDBOX_PAYMENTS'])(
    'says of %s that it is not in this version, instead of ignoring it',
    (name) => {
      expect(mistakesOf({ [name]: 'something' })).toEqual([expect.stringContaining(`${name} is not in this version`)]);
    },
  );

  test.each([
    ['api,worker', 'ROLES may not name worker: not in this version'],
    ['everything', 'ROLES knows no "everything"'],
    ['api', 'ROLES must name api and projector: the embedded engine works in one process'],
  ])('refuses the roles %j', (roles, mistake) => {
    expect(mistakesOf({ ROLES: roles })).toEqual([mistake]);
  });

  test.each(['ops', 'ops.short', `.${secret}`, `Not A Tenant~x.${secret}`, `ops.${secret} `])(
    'refuses the operator key %j without repeating it',
    (key) => {
      const mistakes = mistakesOf({ BOOTSTRAP_KEY: key });
      expect(mistakes).toEqual([expect.stringContaining('BOOTSTRAP_KEY must be <id>.<secret>')]);
      expect(mistakes[0]).not.toContain(key);
    },
  );
});
