import {
  comparePositions,
  type EventLogReader,
  maxPageSize,
  type Position,
  type RecordedEvent,
  UndecodableEvent,
} from '#event-store';
import { decoders, invoiceCodec } from '#invoice/stored-events';
import { type Finding, finding } from './finding.ts';
import { NumberRegister } from './number-register.ts';
import { StreamIntegrity } from './stream-integrity.ts';

export interface VerifiedLog {
  readonly events: number;
  readonly streams: number;
  readonly findings: readonly Finding[];
}

export type OnProgress = (position: Position, head: Position) => void;

/** Reads the whole log once, up to where it ended when this began, so that it also ends on a service at work. */
export async function verifyLog(log: EventLogReader, onProgress: OnProgress): Promise<VerifiedLog> {
  const head = await log.head();
  const streams = new StreamIntegrity();
  const register = new NumberRegister();
  const findings: Finding[] = [];
  let events = 0;
  for (let after: Position | null = null; head !== null && (after === null || comparePositions(after, head) < 0);) {
    const page: readonly RecordedEvent[] = await log.readAll({ after, limit: maxPageSize });
    const last = page.at(-1);
    if (last === undefined) break;
    for (const event of page) findings.push(...streams.see(event), ...content(event, register));
    after = last.position;
    events += page.length;
    onProgress(after, head);
  }
  findings.push(...register.conclude());
  return { events, streams: streams.streams, findings };
}

function content(recorded: RecordedEvent, register: NumberRegister): readonly Finding[] {
  const { stream } = recorded;
  try {
    if (stream.startsWith('numbers-')) {
      const event = decoders.numbering(recorded);
      return register.seeSeries(stream, event.metadata.tenantId, event);
    }
    if (stream.startsWith('invoice-')) {
      const event = decoders.invoice(recorded);
      return register.seeInvoice(stream.slice('invoice-'.length), event.metadata.tenantId, event);
    }
    invoiceCodec.decode(recorded);
    return [];
  } catch (error) {
    if (!(error instanceof UndecodableEvent)) throw error;
    return [finding('undecodable', `${stream} at ${String(recorded.revision)}`, error.message)];
  }
}
