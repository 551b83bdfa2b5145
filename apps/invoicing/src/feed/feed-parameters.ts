import type { FastifyRequest } from 'fastify';
import { isPosition, type Position } from '#event-store';
import { validationFailed } from '#platform';
import { type Parameter, readParameters, whole } from '../native/http/parameters.ts';

const after: Parameter<Position | null> = {
  description:
    '`nextPosition` or `logposition` of an earlier answer, or `Log-Position` of a command. Default: all events',
  rule: 'a position in the log, such as 4711',
  schema: { type: 'string', pattern: '^(0|[1-9][0-9]{0,18})$' },
  absent: null,
  read: ([text = '']) => (isPosition(text) ? text : undefined),
};

export const pageParameters = {
  after,
  limit: whole(1, 1_000, 100, 'How many events at most. A stream has no limit'),
} as const;

/**
 * Where a stream begins. `Last-Event-ID` wins: whoever reconnects sends it along with the query of the first time.
 * @throws Problem `validation-failed`
 */
export function startOfStream({ headers, query }: FastifyRequest): Position | null {
  const { after: asked } = readParameters({ after }, query);
  const last = headers['last-event-id'];
  if (last === undefined || last === '') return asked;
  if (typeof last === 'string' && isPosition(last)) return last;
  const detail = 'Last-Event-ID must be the id of an event of this stream';
  throw validationFailed([{ header: 'Last-Event-ID', code: 'last-event-id', detail }]);
}
