import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import {
  compileValidator,
  type Fault,
  FaultyJson,
  pointerToken,
  Problem,
  type Shape,
  type ShapeSources,
  validationFailed,
  type Validator,
} from '#platform';
import { entryRuleOf, nestedTypeOf } from '../dto/members/structure.ts';
import { boundFaults } from './body-bounds.ts';

type Dto<Body> = Shape & (new () => Body);

const storage = getMetadataStorage();
const sources: ShapeSources = {
  rulesOf: (shape) => storage.getTargetValidationMetadatas(shape, '', false, false),
  constraintsOf: (rule) => storage.getTargetValidatorConstraints(rule.constraintCls),
  typeOf: nestedTypeOf,
};
const compiled = new Map<Shape, Validator>();

/** Whether the body has the shape: a few microseconds, and no word on what is wrong. */
export const hasShape = (shape: Shape, body: unknown): boolean =>
  !Array.isArray(body) && (compiled.get(shape) ?? compileValidator(shape, sources, compiled))(body);

/**
 * The body as what its DTO says it is.
 * @throws Problem `malformed-json` where there is none; `validation-failed` with everything that is wrong
 */
export function validBody<Body extends object>(shape: Dto<Body>, body: unknown): Body {
  if (body === undefined) throw new Problem('malformed-json', 'a JSON body is required');
  if (body instanceof FaultyJson) throw validationFailed(everyFault(body, shape));
  if (hasShape(shape, body)) return body as Body;
  const faults = bodyFaults(shape, body);
  if (faults.length > 0) throw validationFailed(faults);
  return body as Body;
}

/** As `validBody`, where no body at all is the same as `{}`. */
export const validOptionalBody = <Body extends object>(shape: Dto<Body>, body: unknown): Body =>
  validBody(shape, body ?? {});

/** What is wrong with the text of a body and with its shape; of a place that can't be read nothing more is said. */
function everyFault({ value, faults }: FaultyJson, shape: Shape): readonly Fault[] {
  const unreadable = new Set(faults.map((fault) => ('pointer' in fault ? fault.pointer : '')));
  const isWithin = (pointer: string): boolean =>
    unreadable.has(pointer) || (pointer !== '' && isWithin(pointer.slice(0, pointer.lastIndexOf('/'))));
  return [...faults, ...bodyFaults(shape, value).filter((fault) => !('pointer' in fault && isWithin(fault.pointer)))];
}

/** Everything that is wrong with the shape of a body, worded by class-validator; empty for a valid one. */
export function bodyFaults(shape: Shape, body: unknown): readonly Fault[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ pointer: '', code: 'object', detail: 'the body must be a JSON object' }];
  const { faults, explainable } = boundFaults(body);
  if (!explainable) return faults;
  const instance = plainToInstance(shape as new () => object, body);
  return [...faults, ...validateSync(instance, strictly).flatMap((error) => faultsOf(error, ''))];
}

const strictly = { whitelist: true, forbidNonWhitelisted: true };

function faultsOf(error: ValidationError, above: string): readonly Fault[] {
  const pointer = `${above}/${pointerToken(error.property)}`;
  const broken = Object.entries(error.constraints ?? {});
  // Said beside a rule of ours it is the same mistake again; alone it is about an entry of an array.
  const told = broken.length > 1 ? broken.filter(([code]) => code !== 'nestedValidation') : broken;
  const own = told.flatMap(([code, detail]) =>
    placesOf(error, code, pointer).map((place) => wordedFault(code, detail, place, error.property)),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

/** Where the rule is broken: at the member, or at entries of it. */
function placesOf({ target, property, value }: ValidationError, code: string, pointer: string): readonly string[] {
  const entries = target === undefined ? undefined : entryRuleOf(target.constructor as Shape, property);
  if (entries?.code !== code) return [pointer];
  return entries.brokenEntries(value).map((key) => `${pointer}/${pointerToken(key)}`);
}

function wordedFault(code: string, detail: string, pointer: string, name: string): Fault {
  if (code === 'whitelistValidation')
    return { pointer, code: 'unknown-member', detail: `${name.slice(0, 100)} is not a member here` };
  if (code === 'nestedValidation') return { pointer, code: 'object', detail: `entry ${name} must be an object` };
  return { pointer, code, detail };
}
