import type { Position, RecordedEvent } from '../port/events.ts';
import type { RecordedMessage } from './driver.ts';
import { positionOf } from './log-position.ts';
import { uuidText } from './uuid.ts';

export function recordedEvent(message: RecordedMessage): RecordedEvent {
  return {
    id: uuidText(message.getId()),
    stream: streamOf(message),
    type: message.getMetadataMap().get('type') ?? '',
    data: textOf(message.getData_asU8()),
    metadata: textOf(message.getCustomMetadata_asU8()),
    revision: Number(message.getStreamRevision()),
    position: positionIn(message),
  };
}

export const positionIn = (message: RecordedMessage): Position =>
  positionOf(message.getCommitPosition(), message.getPreparePosition());

export const streamOf = (message: RecordedMessage): string =>
  textOf(message.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());

/** A Buffer over the same bytes: unlike TextDecoder it keeps a byte order mark. */
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
