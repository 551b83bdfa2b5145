import { type FieldError, type Refused, refuse } from './decision.ts';

/** Every rule that what was sent breaks, at once. */
export function refuseContent(errors: readonly FieldError[]): Refused {
  const [first, ...others] = errors;
  const detail = first === undefined || others.length > 0 ? `${errors.length} rules are broken.` : first.detail;
  return refuse('validation-failed', detail, errors);
}
