import { Type } from 'class-transformer';
import { applyDecorators } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import type { Shape } from '#platform';
import { member, type MemberOptions, rule } from './member.ts';
import { fits } from './text.ts';

const nestedTypes = new Map<object, Map<string, () => Shape>>();

/** The class of a nested member, for the compiled validator: the same that class-transformer was told. */
export const nestedTypeOf = (shape: Shape, property: string): Shape | undefined =>
  nestedTypes.get(shape.prototype as object)?.get(property)?.();

function nested(type: () => Shape): PropertyDecorator {
  const note: PropertyDecorator = (target, property) => {
    const types = nestedTypes.get(target) ?? new Map<string, () => Shape>();
    nestedTypes.set(target, types.set(String(property), type));
  };
  return applyDecorators(note, ValidateNested(), Type(type));
}

/** The rule that each entry of a member keeps, and which entries break it. */
export interface EntryRule {
  readonly code: string;
  brokenEntries(value: unknown): readonly string[];
}

const entryRules = new Map<object, Map<string, EntryRule>>();

/** For pointing at the entries: class-validator itself knows only the member that they are in. */
export const entryRuleOf = (shape: Shape, property: string): EntryRule | undefined =>
  entryRules.get(shape.prototype as object)?.get(property);

function entryRule(
  code: string,
  applies: (value: unknown) => boolean,
  holds: (entry: unknown, key: string) => boolean,
  wording: (name: string) => string,
): PropertyDecorator {
  const brokenEntries = (value: unknown): readonly string[] =>
    applies(value) ? Object.entries(value as object).flatMap(([key, entry]) => (holds(entry, key) ? [] : [key])) : [];
  const note: PropertyDecorator = (target, property) => {
    const rules = entryRules.get(target) ?? new Map<string, EntryRule>();
    entryRules.set(target, rules.set(String(property), { code, brokenEntries }));
  };
  return applyDecorators(
    note,
    rule(code, (value) => brokenEntries(value).length === 0, wording),
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of another DTO. */
export const Nested = (type: () => Shape, options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'object', allOf: [{ $ref: getSchemaPath(type()) }] },
    rule('object', isObject, (name) => `${name} must be an object`),
    nested(type),
  );

/** An array of objects of another DTO. What else is no object class-validator finds itself, but it looks through arrays. */
export const NestedList = (type: () => Shape, max: number, options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'array', maxItems: max, items: { $ref: getSchemaPath(type()) } },
    isList,
    atMost(max),
    rule(
      'object',
      (value) => !Array.isArray(value) || !value.some(Array.isArray),
      (name) => `each of ${name} must be an object`,
    ),
    nested(type),
  );

/** An array of plain values, each of which keeps one rule. */
export const List = (
  items: object,
  max: number,
  each: { readonly code: string; holds(item: unknown): boolean; readonly wording: string },
  options: MemberOptions,
): PropertyDecorator =>
  member(
    options,
    { type: 'array', maxItems: max, items },
    isList,
    atMost(max),
    entryRule(
      each.code,
      (value) => Array.isArray(value),
      (item) => each.holds(item),
      (name) => `each of ${name} must be ${each.wording}`,
    ),
  );

/** Names of the caller's own with texts. */
export const TextMap = (
  limits: { readonly members: number; readonly name: number; readonly text: number },
  options: MemberOptions,
): PropertyDecorator =>
  member(
    options,
    { type: 'object', maxProperties: limits.members, additionalProperties: { type: 'string', maxLength: limits.text } },
    rule('object', isObject, (name) => `${name} must be an object of texts`),
    rule(
      'too-many',
      (value) => !isObject(value) || Object.keys(value as object).length <= limits.members,
      (name) => `${name} may have ${String(limits.members)} members at most`,
    ),
    entryRule(
      'texts',
      isObject,
      (text, key) => isEntry(key, text, limits),
      (name) =>
        `${name} may only hold texts of ${String(limits.text)} characters at most under names of 1 to ${String(limits.name)}`,
    ),
  );

/** An object that is kept as it is. */
export const FreeObject = (options: MemberOptions): PropertyDecorator =>
  member(
    options,
    { type: 'object', additionalProperties: true },
    rule('object', isObject, (name) => `${name} must be an object`),
    rule('names', hasPlainNames, (name) => `${name} may not use names such as toString and constructor`),
  );

/** Of these members of an object exactly one must be given. */
export const ExactlyOneOf = (...names: readonly string[]): PropertyDecorator =>
  rule(
    'exactly-one',
    (value) =>
      !isObject(value) ||
      names.filter((name) => ((value as Record<string, unknown>)[name] ?? null) !== null).length === 1,
    (name) => `${name} must have exactly one of ${names.join(', ')}`,
  );

/** Whether no member at any depth has a name that every object has. */
const hasPlainNames = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.entries(value).every(([key, held]) => !(key in Object.prototype) && hasPlainNames(held));

const isList = rule('list', Array.isArray, (name) => `${name} must be an array`);

const atMost = (max: number): PropertyDecorator =>
  rule(
    'too-many',
    (value) => !Array.isArray(value) || value.length <= max,
    (name) => `${name} may have ${String(max)} entries at most`,
  );

const isEntry = (key: string, text: unknown, limits: { readonly name: number; readonly text: number }): boolean =>
  key !== '' &&
  fits(key, limits.name) &&
  typeof text === 'string' &&
  fits(text, limits.text) &&
  !(key in Object.prototype);
