import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

/** What is said of a member beside its kind. */
export interface MemberOptions {
  readonly description: string;
  readonly example?: unknown;
  /** Default: optional, and null is the same as absent. A function tells from the other members of the object. */
  readonly required?: boolean | ((object: never) => boolean);
}

/**
 * One rule for a member: its code goes out as it stands, its wording names the member. A rule says nothing of an absent
 * member (that is for `required`), nor of a value of another kind, so that each mistake is named once.
 */
export const rule = (
  code: string,
  holds: (value: unknown) => boolean,
  wording: (name: string) => string,
): PropertyDecorator =>
  ValidateBy({
    name: code,
    validator: {
      validate: (value: unknown) => value === undefined || value === null || holds(value),
      defaultMessage: (args) => wording(args!.property),
    },
  });

const requiredWhere = (isRequired: (object: never) => boolean): PropertyDecorator =>
  ValidateBy({
    name: 'required',
    validator: {
      validate: (value: unknown, args) => (value !== undefined && value !== null) || !isRequired(args!.object as never),
      defaultMessage: (args) => `${args!.property} is required`,
    },
  });

const alwaysRequired = requiredWhere(() => true);

function presence(required: MemberOptions['required']): PropertyDecorator {
  if (typeof required === 'function') return requiredWhere(required);
  return required === true ? alwaysRequired : IsOptional();
}

/** A member of a DTO: declared once, for validation and for the API's description. */
export function member(
  options: MemberOptions,
  schema: object,
  ...rules: readonly PropertyDecorator[]
): PropertyDecorator {
  const isRequired = options.required === true;
  const described = {
    ...schema,
    description: options.description,
    required: isRequired,
    ...(isRequired ? {} : { nullable: true }),
    ...(options.example === undefined ? {} : { example: options.example }),
  } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(described), presence(options.required), ...rules);
}
