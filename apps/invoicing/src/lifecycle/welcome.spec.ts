import { describe, expect, test } from '@jest/globals';
import { urlOf } from '../http/listening-address.ts';
import { welcome } from './welcome.ts';

const url = 'http://127.0.0.1:3000';

describe('the welcome', () => {
  test('has the address in its first line', () => {
    expect(welcome(url, '/data', 'file').split('\n')[0]).toBe(`invoicing listens on ${url}`);
  });

  test('lets the shell fill in the key, from a file whose path may hold anything', () => {
    expect(welcome(url, "/it's here", 'file')).toContain(`-H "X-Api-Key: $(cat '/it'\\''s here/bootstrap-key')"`);
    expect(welcome(url, '/data', 'environment')).toContain('-H "X-Api-Key: $BOOTSTRAP_KEY"');
  });

  test('has no command where no key is at hand', () => {
    expect(welcome(url, '/data', 'elsewhere')).not.toContain('curl');
  });
});

describe('the address', () => {
  test.each([
    ['127.0.0.1', 'IPv4', 'http://127.0.0.1:80'],
    ['0.0.0.0', 'IPv4', 'http://127.0.0.1:80'],
    ['::', 'IPv6', 'http://[::1]:80'],
    ['fe80::1', 'IPv6', 'http://[fe80::1]:80'],
  ])('of %s is one that reaches the service from here', (address, family, expected) => {
    expect(urlOf({ address, family, port: 80 })).toBe(expected);
  });
});
