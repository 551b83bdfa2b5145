export type CannotConnectReason =
  /** The connection string can't be understood. */
  | 'bad-address'
  /** No server answers there, or none that leads. */
  | 'unreachable'
  /** The server does not know these credentials, or they may not read the whole log. */
  | 'denied'
  /** A server that lacks what the adapter needs. */
  | 'too-old';

/** The event store can't be used as it is configured. The message names the hosts, and never the credentials. */
export class CannotConnect extends Error {
  override readonly name = 'CannotConnect';
  readonly reason: CannotConnectReason;

  constructor(reason: CannotConnectReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
