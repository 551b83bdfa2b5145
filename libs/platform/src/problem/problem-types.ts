export interface ProblemType {
  readonly status: number;
  /** The same for every problem of the type. */
  readonly title: string;
  /** What a caller can do about it: shown on the page that `type` points to. */
  readonly remedy: string;
}

/** Every problem that the native API answers with, by code. The code is the contract: it never changes its meaning. */
export const problemTypes = {
  'validation-failed': {
    status: 400,
    title: 'The request breaks rules',
    remedy: 'Each entry of `errors` names a place and the rule that is broken there. All of them are listed at once.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is no JSON',
    remedy: 'Send one JSON text in UTF-8. The detail says where reading stopped.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid credential',
    remedy: 'Send `X-Api-Key: <id>.<secret>`, or the same after `Authorization: Bearer`.',
  },
  forbidden: {
    status: 403,
    title: 'The key may not do this',
    remedy: 'Use a key with the scope that the detail names.',
  },
  'invoice-not-found': {
    status: 404,
    title: 'No such invoice',
    remedy: 'The id is unknown to this tenant, or the invoice was deleted; its history stays readable.',
  },
  'payment-not-found': {
    status: 404,
    title: 'No such payment',
    remedy: 'Take the id from `payments` of the invoice.',
  },
  'key-not-found': { status: 404, title: 'No such key', remedy: 'Take the id from `GET /v1/keys`.' },
  'series-not-found': {
    status: 404,
    title: 'No such series of numbers',
    remedy: 'Take the name from `GET /v1/numbers`; it is the prefix, `_` for an empty one.',
  },
  'route-not-found': {
    status: 404,
    title: 'No such resource',
    remedy: 'All paths are listed in `/openapi.json` and on `/docs`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The resource does not know this method',
    remedy: 'The header `Allow` lists the methods that it knows.',
  },
  'not-acceptable': {
    status: 406,
    title: 'No acceptable representation',
    remedy: 'Let `Accept` include `application/json`, or leave it out.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request did not arrive in time',
    remedy: 'Repeat it: nothing was done. A request must arrive as a whole within 30 seconds.',
  },
  'invalid-transition': {
    status: 409,
    title: 'Not possible in the present status',
    remedy: 'Read the invoice: its status tells what can be done with it.',
  },
  'duplicate-number': {
    status: 409,
    title: 'The number is taken',
    remedy: 'Numbers are unique in a tenant, for ever. Give another one, or none to take the next of the series.',
  },
  'duplicate-payment-reference': {
    status: 409,
    title: 'The payment reference is taken',
    remedy: 'This payment was probably recorded before. References are unique in a tenant.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The same request is being worked on',
    remedy: 'Repeat it with the same `Idempotency-Key` in a moment.',
  },
  'version-conflict': {
    status: 412,
    title: 'The resource has changed meanwhile',
    remedy: 'Look at `history` for what happened since, then decide again with `If-Match: "<currentVersion>"`.',
  },
  'payload-too-large': { status: 413, title: 'The body is too large', remedy: 'A body may have 1 MiB at most.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has a media type that is not read here',
    remedy: 'Send `Content-Type: application/json`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    remedy: 'Use a fresh key for a new request. A key counts for ever.',
  },
  'not-publishable': {
    status: 422,
    title: 'The invoice lacks what publishing needs',
    remedy: 'Each entry of `errors` names one thing that is missing.',
  },
  'amount-exceeds-due': {
    status: 422,
    title: 'More than is due',
    remedy: 'Pay `totals.amountDue` at most.',
  },
  'amount-exceeds-paid': {
    status: 422,
    title: 'More than was paid',
    remedy: 'A refund or reversal can take what is left of the payment at most.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    remedy: 'Target and headers together may have 16 KiB at most.',
  },
  'rate-limited': { status: 429, title: 'Too many requests', remedy: 'Wait for the seconds of `Retry-After`.' },
  'internal-error': {
    status: 500,
    title: 'A fault of the service',
    remedy: 'Tell the operator the `correlationId`. Repeating with the same `Idempotency-Key` is safe.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The event log does not answer',
    remedy: 'Repeat after the seconds of `Retry-After`, with the same `Idempotency-Key`.',
  },
  'projection-behind': {
    status: 503,
    title: 'The lists do not show that position yet',
    remedy: 'Repeat after the seconds of `Retry-After`, or without `Min-Log-Position`.',
  },
  contention: {
    status: 503,
    title: 'Others keep changing the resource',
    remedy: 'Nothing was changed. Repeat after the seconds of `Retry-After`.',
  },
} as const satisfies Readonly<Record<string, ProblemType>>;

export type ProblemCode = keyof typeof problemTypes;

export const problemCodes = Object.keys(problemTypes) as readonly ProblemCode[];
