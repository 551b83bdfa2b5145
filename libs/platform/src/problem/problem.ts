import { type ProblemCode, problemTypes } from './problem-types.ts';

/** One broken rule. Exactly one of `pointer` (into the body), `parameter` (of the query) and `header` says where. */
export type Fault = { readonly code: string; readonly detail: string } & (
  { readonly pointer: string } | { readonly parameter: string } | { readonly header: string }
);

export interface ProblemFacts {
  readonly errors?: readonly Fault[];
  /** Sent with the answer, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, e.g. `currentVersion`. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** An answer other than the one that was asked for. Its texts are written for the caller: they hold nothing of the inside. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, detail: string, facts: ProblemFacts = {}) {
    super(detail);
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    return problemTypes[this.code].status;
  }
}

/** More are cut off, so that a small body can't ask for a huge answer. */
export const mostFaults = 1_000;

/** The refusal of a request that breaks rules of shape, with every broken rule. */
export function validationFailed(faults: readonly Fault[]): Problem {
  const count = faults.length === 1 ? 'one rule is' : `${String(faults.length)} rules are`;
  const cut = faults.length > mostFaults ? `; the first ${String(mostFaults)} are listed` : '';
  return new Problem('validation-failed', `${count} broken${cut}`, { errors: faults.slice(0, mostFaults) });
}

export interface ProblemPlace {
  /** What `type` begins with; the code follows, as the fragment of one page. */
  readonly typeBase: string;
  /** Path of the request. */
  readonly instance: string;
  readonly correlationId: string;
}

/** The body of `application/problem+json` (RFC 9457). */
export function problemBody(problem: Problem, place: ProblemPlace): Readonly<Record<string, unknown>> {
  const { status, title } = problemTypes[problem.code];
  return {
    type: `${place.typeBase}#${problem.code}`,
    title,
    status,
    detail: problem.message,
    instance: place.instance,
    code: problem.code,
    correlationId: place.correlationId,
    errors: problem.facts.errors ?? [],
    ...problem.facts.members,
  };
}
