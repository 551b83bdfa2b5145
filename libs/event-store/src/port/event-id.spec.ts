import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v5, validate, version } from 'uuid';
import { eventIdFor, eventIdNamespace } from './event-id.ts';

describe('an event id', () => {
  test('stays for ever what it was for the first events', () => {
    expect(eventIdFor('invoice-1', 0, 'command-1')).toBe('bf8a6716-9041-5109-b5ea-516bdb0542bf');
  });

  test('is the UUIDv5 of the netstrings of stream, revision and command', () => {
    const id = eventIdFor('rechnung-ü', 12, '0198c1e0');
    expect(id).toBe(v5('11:rechnung-ü,2:12,8:0198c1e0,', eventIdNamespace));
    expect(validate(id)).toBe(true);
    expect(version(id)).toBe(5);
  });

  test('differs for every other stream, revision or command', () => {
    const place = fc.tuple(fc.string(), fc.nat(), fc.string());
    fc.assert(
      fc.property(place, place, (one, other) => {
        const same = one.every((part, index) => part === other[index]);
        expect(eventIdFor(...one) === eventIdFor(...other)).toBe(same);
      }),
    );
  });

  test('does not confuse parts that read the same when joined', () => {
    const ids = [
      eventIdFor('a', 11, 'b'),
      eventIdFor('a1', 1, 'b'),
      eventIdFor('a', 1, '1b'),
      eventIdFor('a,2:1', 1, 'b'),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});
