import { exponentOf } from '#invoice/domain';
import { member, type MemberOptions, rule } from './member.ts';

/** An active currency of ISO 4217 with minor units, in upper case. */
export const Currency = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'string', pattern: '^[A-Z]{3}$' },
    rule(
      'currency',
      (value) => typeof value === 'string' && exponentOf(value) !== null,
      (name) => `${name} must be a currency of ISO 4217 in upper case, such as EUR`,
    ),
  );
