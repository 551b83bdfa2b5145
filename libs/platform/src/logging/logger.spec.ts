import { describe, expect, test } from '@jest/globals';
import { createLogger } from './logger.ts';

function capturedLog() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { lines, logger };
}

describe('the log', () => {
  test('writes a line of JSON with level, time and message', () => {
    const { lines, logger } = capturedLog();
    logger.info({ status: 200 }, 'answered');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
        status: 200,
        msg: 'answered',
      },
    ]);
  });

  test('writes no line below its level', () => {
    const { lines, logger } = capturedLog();
    logger.debug('details');
    expect(lines).toEqual([]);
  });

  test('carries the members of a child into every line', () => {
    const { lines, logger } = capturedLog();
    logger.child({ correlationId: 'c-1' }).warn('slow');
    expect(lines[0]).toMatchObject({ correlationId: 'c-1', msg: 'slow' });
  });

  test('writes type, message, stack and cause of an error, and none of its other members', () => {
    const { lines, logger } = capturedLog();
    const error = Object.assign(new TypeError('no', { cause: new Error('why') }), {
      request: { headers: 'x-api-key: s3cret' },
    });
    logger.error({ err: error }, 'failed');
    expect(lines[0]?.['err']).toMatchObject({ type: 'TypeError', message: 'no', cause: { message: 'why' } });
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  test('hides secrets in its own lines and in those of its children', () => {
    const { lines, logger } = capturedLog();
    logger.info({ headers: { authorization: 'Bearer s3cret' } }, 'asked');
    logger.child({ token: 's3cret' }).info('asked again');
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });
});
