/** What a decision answers: facts to append (perhaps none), or a refusal that names everything that is wrong at once. */
export type Decision<Event> = Accepted<Event> | Refused;

export interface Accepted<Event> {
  readonly outcome: 'accepted';
  /** Empty where the command would change nothing. */
  readonly events: readonly Event[];
}

export interface Refused {
  readonly outcome: 'refused';
  readonly refusal: Refusal;
}

/** The codes that the domain can refuse with; their HTTP status stands at the edge. */
export type RefusalCode =
  | 'validation-failed'
  | 'invoice-not-found'
  | 'payment-not-found'
  | 'key-not-found'
  | 'invalid-transition'
  | 'not-publishable'
  | 'amount-exceeds-due'
  | 'amount-exceeds-paid'
  | 'duplicate-number'
  | 'duplicate-payment-reference';

export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence for a person. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

export interface FieldError {
  /** JSON pointer into the command's content, e.g. `/lines/0/quantity`; empty where no member is to blame. */
  readonly pointer: string;
  /** The rule that is broken, kebab-case. */
  readonly code: string;
  readonly detail: string;
}

export const accept = <Event>(...events: readonly Event[]): Accepted<Event> => ({ outcome: 'accepted', events });

export const refuse = (code: RefusalCode, detail: string, errors: readonly FieldError[] = []): Refused => ({
  outcome: 'refused',
  refusal: { code, detail, errors },
});
