/** The broker can't be reached or does not take the batch now. Whether it was written is not known: the same again settles it. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

/** The broker will never take this message, e.g. since it is too large. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
  /** Place of the message in the batch, from 0. */
  readonly index: number;

  /** @param detail for the operator: the rule that is broken, without the message's content */
  constructor(index: number, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.index = index;
  }
}

/**
 * The topic is not one that may be written to: its settings would lose messages, or its last messages come from another log.
 * Nothing is published until an operator has looked at it.
 */
export class WrongTopic extends Error {
  override readonly name = 'WrongTopic';
}
