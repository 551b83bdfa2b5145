import { Metadata, status, type ServerErrorResponse, type StatusObject } from '@grpc/grpc-js';

export type Failure = ServerErrorResponse & Partial<StatusObject>;

function failure(code: status, details: string, trailers: Record<string, string> = {}): Failure {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

/** How the server answers what it did not think of. */
export const handlerFailed = (): Failure => failure(status.UNKNOWN, 'Exception was thrown by handler.');

export const unexpectedResult = (result: 'ReadStreamResult' | 'ReadAllResult' | 'FilteredReadAllResult'): Failure =>
  failure(status.UNKNOWN, `Unexpected ${result}: Error`);

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const missingProperty = (property: 'type' | 'content-type'): Failure =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const appendTooLarge = (limit: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const deleteRefused = (stream: string, expected: string, actual: string): Failure =>
  failure(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expected,
      'actual-version': actual,
    },
  );

export const notLeader = (host: string, port: number): Failure =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const exhausted = (): Failure => failure(status.RESOURCE_EXHAUSTED, 'Too many pending requests');

export const connectionDropped = (): Failure => failure(status.UNAVAILABLE, 'Connection dropped');

export const accessDenied = (): Failure =>
  failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
