import { status, type ServiceError } from '@grpc/grpc-js';

/** What a call that failed as a whole says of what it was to do. */
export type CallFailure =
  /** It never left this process. */
  | 'never-sent'
  /** Refused by a node that follows another: not carried out. */
  | 'not-leader'
  /** Refused for these credentials: not carried out. */
  | 'denied'
  /** The stream was ended for ever by somebody: nothing can be there. */
  | 'stream-deleted'
  /** No such place in this log. */
  | 'no-such-position'
  /** Anything else: it may have been carried out. */
  | 'unknown';

/**
 * How gRPC words that no connection stood, so that nothing was sent. Another wording would only make an outcome unknown that
 * is known, which is safe.
 */
const neverConnected = /^(No connection established|Name resolution failed)/;

export function callFailureOf(error: unknown): CallFailure {
  if (!isServiceError(error)) return isDiscoveryFailure(error) ? 'never-sent' : 'unknown';
  if (error.code === status.UNAVAILABLE && neverConnected.test(error.details)) return 'never-sent';
  if (error.code === status.PERMISSION_DENIED || error.code === status.UNAUTHENTICATED) return 'denied';
  if (/^Unexpected (Filtered)?ReadAllResult/.test(error.details)) return 'no-such-position';
  switch (String(error.metadata.get('exception')[0])) {
    case 'not-leader':
      return 'not-leader';
    case 'access-denied':
      return 'denied';
    case 'stream-deleted':
      return 'stream-deleted';
    default:
      return 'unknown';
  }
}

/** What went wrong, in the words of gRPC or of the server: no word of it is a secret. */
export const wordsOf = (error: unknown): string =>
  isServiceError(error) ? error.details : error instanceof Error ? error.message : String(error);

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error && 'metadata' in error;

/** A cluster of which no node answered, or none leads. */
const isDiscoveryFailure = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Failed to discover');
