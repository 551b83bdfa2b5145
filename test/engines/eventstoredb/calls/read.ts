import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog } from '../log/event-log.ts';
import { readLog } from '../log/log-reader.ts';
import { readStream } from '../log/stream-reader.ts';
import { identifierOf, streamName } from './names.ts';
import { filterOf, isBackwards, placeInLog, placeInStream } from './read-request.ts';
import { recordedEvent } from './recorded-event.ts';
import { handlerFailed, streamDeleted, unexpectedResult } from './service-error.ts';

/** The messages of a read that ends. @throws what the call fails with */
export function read(log: EventLog, options: ReadReq.Options): ReadResp[] {
  const structured = options.getUuidOption()?.hasStructured() ?? false;
  const count = Number(options.getCount());
  const backwards = isBackwards(options);
  const ofStream = options.getStream();
  if (ofStream === undefined) {
    const from = placeInLog(options.getAll() ?? new streams.ReadReq.Options.AllOptions());
    const events = readLog(log, { from, backwards, count, filter: filterOf(options) });
    if (events === 'crossed') throw handlerFailed();
    if (events === 'no-event') throw unexpectedResult(options.hasFilter() ? 'FilteredReadAllResult' : 'ReadAllResult');
    return events.map((event) => recordedEvent(event, structured));
  }
  const stream = streamName(ofStream.getStreamIdentifier());
  if (stream === '') throw handlerFailed();
  const page = readStream(log, { stream, from: placeInStream(ofStream), backwards, count });
  switch (page.kind) {
    case 'events':
      return page.events.map((event) => recordedEvent(event, structured));
    case 'missing':
      return [
        new streams.ReadResp().setStreamNotFound(
          new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
        ),
      ];
    case 'deleted':
      throw streamDeleted(stream);
    case 'unreadable':
      throw unexpectedResult('ReadStreamResult');
  }
}
