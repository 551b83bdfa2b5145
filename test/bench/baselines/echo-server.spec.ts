import { describe, expect, test } from '@jest/globals';
import { EchoServer } from './echo-server.ts';

describe('the bare echo', () => {
  test('answers every request with the status and the number of bytes asked for', async () => {
    const echo = await EchoServer.start(201, 2_345);
    try {
      const url = `http://127.0.0.1:${String(echo.port)}/echo`;
      const headers = { 'content-type': 'application/json' };
      for (const request of [{ method: 'POST', headers, body: '{"a":1}' }, { method: 'GET' }]) {
        const answer = await fetch(url, request);
        expect(answer.status).toBe(201);
        expect(answer.headers.get('content-length')).toBe('2345');
        expect((await answer.text()).length).toBe(2_345);
      }
      const broken = await fetch(url, { method: 'POST', headers, body: '{' });
      expect(broken.status).toBe(400);
    } finally {
      await echo.close();
    }
  });
});
