import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';

/** Whether a plain value has the shape that a class declares. Says no more than that. */
export type Validator = (value: unknown) => boolean;

/** A class with class-validator's decorators on its properties. */
export type Shape = abstract new (...args: never[]) => object;

/** The parts of class-validator's `MetadataStorage` and class-transformer's `@Type` that are read, once a class. */
export interface ShapeSources {
  /** `getTargetValidationMetadatas` of class-validator's storage, without groups. */
  rulesOf(shape: Shape): readonly Rule[];
  /** `getTargetValidatorConstraints` of class-validator's storage. */
  constraintsOf(rule: Rule): readonly { readonly async: boolean; readonly instance: ValidatorConstraintInterface }[];
  /** The class that `@Type` names for a property. */
  typeOf(shape: Shape, property: string): Shape | undefined;
}

/** `ValidationMetadata` of class-validator, as far as it is read here. */
export interface Rule {
  readonly type: string;
  /** Of a rule that class-validator brings: which one. */
  readonly name?: string | undefined;
  readonly propertyName: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- class-validator's own type
  readonly constraintCls: Function;
  readonly constraints: readonly unknown[];
  readonly each: boolean;
  readonly groups?: readonly string[] | undefined;
  readonly validateIf?: ((object: unknown, value: unknown) => boolean) | undefined;
}

type Held = Readonly<Record<string, unknown>>;
type Check = (object: Held, value: unknown) => boolean;

interface Member {
  readonly name: string;
  /** `@IsOptional`: nothing else is asked where there is no value. Most members of most bodies are absent. */
  readonly optional: boolean;
  readonly conditions: readonly Check[];
  readonly checks: readonly Check[];
}

/**
 * Turns the decorators of a class into a checker that answers as class-validator does with `whitelist` and
 * `forbidNonWhitelisted`, on plain objects out of JSON and some ten times faster: nothing is looked up, transformed or
 * worded. It exists for the way on which nearly every request goes; whoever is told no asks class-validator why.
 * @throws Error for what it could not answer alike: asynchronous rules, groups, `validateIf` on a rule, promises
 */
export function compileValidator(shape: Shape, sources: ShapeSources, done = new Map<Shape, Validator>()): Validator {
  const known = done.get(shape);
  if (known !== undefined) return known;
  let validate: Validator = () => false;
  done.set(shape, (value) => validate(value));
  try {
    validate = checkerOf(membersOf(shape, sources, done));
  } catch (error) {
    done.delete(shape);
    throw error;
  }
  return validate;
}

function checkerOf(members: readonly Member[]): Validator {
  const names = new Set(members.map((member) => member.name));
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const object = value as Held;
    for (const key in object) if (!names.has(key)) return false;
    for (const member of members) {
      const held = object[member.name];
      if (member.optional && (held === undefined || held === null)) continue;
      if (all(member.conditions, object, held) && !all(member.checks, object, held)) return false;
    }
    return true;
  };
}

function all(checks: readonly Check[], object: Held, value: unknown): boolean {
  for (const check of checks) if (!check(object, value)) return false;
  return true;
}

function membersOf(shape: Shape, sources: ShapeSources, done: Map<Shape, Validator>): readonly Member[] {
  const byName = Map.groupBy(sources.rulesOf(shape), (rule) => rule.propertyName);
  return [...byName].map(([name, rules]) => {
    let optional = false;
    const conditions: Check[] = [];
    const checks: Check[] = [];
    for (const rule of rules) {
      refuseUnsupported(shape, rule);
      if (rule.name === 'isOptional') optional = true;
      else if (rule.type === 'conditionalValidation') conditions.push(rule.constraints[0] as Check);
      else if (rule.type === 'nestedValidation') checks.push(nestedCheck(shape, name, sources, done));
      else if (rule.type !== 'whitelistValidation') checks.push(...ruleChecks(shape, rule, sources));
    }
    return { name, optional, conditions, checks };
  });
}

function refuseUnsupported(shape: Shape, rule: Rule): void {
  if (rule.type === 'promiseValidation' || (rule.groups?.length ?? 0) > 0 || rule.validateIf !== undefined)
    throw new Error(`${shape.name}.${rule.propertyName} has a rule that can't be compiled: ${rule.type}`);
}

function ruleChecks(shape: Shape, rule: Rule, sources: ShapeSources): readonly Check[] {
  return sources.constraintsOf(rule).map(({ async, instance }): Check => {
    if (async) throw new Error(`${shape.name}.${rule.propertyName} has an asynchronous rule`);
    // One object for all calls: a rule reads it while it runs and keeps nothing of it.
    const args = {
      targetName: shape.name,
      property: rule.propertyName,
      constraints: rule.constraints,
    } as ValidationArguments;
    const holds: Check = (object, value) => {
      args.object = object;
      args.value = value;
      return instance.validate(value, args) as boolean;
    };
    if (!rule.each) return holds;
    return (object, value) =>
      Array.isArray(value) ? value.every((item) => holds(object, item)) : holds(object, value);
  });
}

/** As class-validator: absent is fine, every entry of an array is checked, also of arrays in arrays. */
function nestedCheck(shape: Shape, name: string, sources: ShapeSources, done: Map<Shape, Validator>): Check {
  const type = sources.typeOf(shape, name);
  if (type === undefined) throw new Error(`${shape.name}.${name} is nested but names no type`);
  const validate = compileValidator(type, sources, done);
  const nested = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(nested);
    return value === undefined || validate(value);
  };
  return (_object, value) => nested(value);
}
