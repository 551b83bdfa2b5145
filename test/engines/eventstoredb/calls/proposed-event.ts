import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { ProposedEvent } from '../log/logged-event.ts';
import { handlerFailed, missingProperty, type Failure } from './service-error.ts';

/** The default of a real server. */
export const maxAppendBytes = 1_048_576;

/** What is wrong with a proposed event, as each of the two calls words it. */
export class BadProposal extends Error {
  readonly unary: Failure;

  constructor(message: string, unary: Failure) {
    super(message);
    this.unary = unary;
  }
}

type ProposedMessage = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

/** @throws BadProposal */
export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    type: checkedType(requiredProperty(properties.get('type'), 'type')),
    contentType: requiredProperty(properties.get('content-type'), 'content-type'),
    id: checkedId(message.getId()),
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export const sizeOf = ({ type, data, metadata }: ProposedEvent): number =>
  2 * type.length + data.length + metadata.length;

function requiredProperty(value: string | undefined, name: 'type' | 'content-type'): string {
  if (value === undefined)
    throw new BadProposal('The given key was not present in the dictionary.', missingProperty(name));
  return value;
}

function checkedType(type: string): string {
  if (type === '') throw new BadProposal("Empty eventType provided. (Parameter 'eventType')", handlerFailed());
  return type;
}

function checkedId(uuid: UUID | undefined): string {
  if (uuid === undefined) throw new BadProposal("Value cannot be null. (Parameter 'dto')", handlerFailed());
  const id = uuidText(uuid);
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new BadProposal('Unrecognized Guid format.', handlerFailed());
  if (/^[0-]+$/.test(id)) throw new BadProposal("Empty eventId provided. (Parameter 'eventId')", handlerFailed());
  return id;
}

/** A UUID comes as text, or as two signed 64-bit halves. */
export function uuidText(uuid: UUID): string {
  const halves = uuid.getStructured();
  if (halves === undefined) return uuid.getString().toLowerCase();
  const hex = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
