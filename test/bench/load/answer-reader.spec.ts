import { describe, expect, test } from '@jest/globals';
import { AnswerReader } from './answer-reader.ts';

const answer = (status: string, headers: string, body = '') =>
  Buffer.from(`HTTP/1.1 ${status}\r\n${headers}Date: now\r\n\r\n${body}`);
const created = answer('201 Created', 'Content-Length: 7\r\n', 'é12345');

describe('the reader of answers', () => {
  test('says the status once the whole body is there, wherever the bytes were split', () => {
    for (let split = 1; split < created.length; split++) {
      const reader = new AnswerReader();
      expect(reader.accept(created.subarray(0, split))).toBeNull();
      expect(reader.accept(created.subarray(split))).toBe(201);
    }
  });

  test('reads one answer after another', () => {
    const reader = new AnswerReader();
    expect([created, answer('404 Not Found', 'content-length: 0\r\n')].map((bytes) => reader.accept(bytes))).toEqual([
      201, 404,
    ]);
  });

  test('knows that 204 and 304 have no body', () => {
    expect(new AnswerReader().accept(answer('204 No Content', ''))).toBe(204);
    expect(new AnswerReader().accept(answer('304 Not Modified', ''))).toBe(304);
  });

  test('refuses what it cannot measure', () => {
    expect(() => new AnswerReader().accept(answer('200 OK', 'Transfer-Encoding: chunked\r\n'))).toThrow(
      'without Content-Length',
    );
    expect(() => new AnswerReader().accept(answer('200 OK', 'Content-Length: 1\r\n', 'ab'))).toThrow('longer than');
  });
});
