import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { environmentWithFile } from './environment.ts';

describe('the .env file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'invoicing-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read under the environment, which wins', () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'PORT=4000\nHOST="0.0.0.0"\n');
    expect(environmentWithFile({ PORT: '5000' }, file)).toEqual({ PORT: '5000', HOST: '0.0.0.0' });
  });

  test('need not exist', () => {
    expect(environmentWithFile({ PORT: '5000' }, join(folder, '.env'))).toEqual({ PORT: '5000' });
  });
});
