import { describe, expect, test } from '@jest/globals';
import { maskEmail, maskPhone, maskTarget } from './masking.ts';

describe('masking', () => {
  test.each([
    ['ada@example.com', 'a***@e***.com'],
    ['a@b.co.uk', 'a***@b***.uk'],
    ['ada@localhost', 'a***@l***'],
    ['"ada@home"@example.com', '"***@e***.com'],
    ['𝒶da@example.com', '𝒶***@e***.com'],
    ['ada', '***'],
    ['@example.com', '***'],
    ['', '***'],
    ['ada@', 'a***@****'],
  ])('of %j leaves %j', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  test.each([
    ['+12025550123', '***23'],
    ['+1 (202) 555-0123', '***23'],
    ['112', '***'],
    ['call me', '***'],
  ])('of the number %j leaves %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test('knows what a notification was sent to', () => {
    expect(maskTarget('email', 'ada@example.com')).toBe('a***@e***.com');
    expect(maskTarget('sms', '+12025550123')).toBe('***23');
  });
});
