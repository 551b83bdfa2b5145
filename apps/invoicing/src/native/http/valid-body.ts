import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import {
  compileValidator,
  type Fault,
  pointerToken,
  Problem,
  type Rule,
  type Shape,
  type ShapeSources,
  validationFailed,
  type Validator,
} from '#platform';
import { nestedTypeOf } from '../dto/members/structure.ts';
import { boundFaults } from './body-bounds.ts';

type Dto<Body> = Shape & (new () => Body);

const storage = getMetadataStorage();
const sources: ShapeSources = {
  rulesOf: (shape) => storage.getTargetValidationMetadatas(shape, '', false, false) as readonly Rule[],
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
  if (hasShape(shape, body)) return body as Body;
  const faults = bodyFaults(shape, body);
  if (faults.length > 0) throw validationFailed(faults);
  return body as Body;
}

/** As `validBody`, where no body at all is the same as `{}`. */
export const validOptionalBody = <Body extends object>(shape: Dto<Body>, body: unknown): Body =>
  validBody(shape, body ?? {});

/** Everything that is wrong with a body, worded by class-validator; empty for a valid one. */
export function bodyFaults(shape: Shape, body: unknown): readonly Fault[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ pointer: '', code: 'object', detail: 'the body must be a JSON object' }];
  const { faults, explainable } = boundFaults(body);
  if (!explainable) return faults;
  const instance = plainToInstance(shape as new () => object, body);
  const options = { whitelist: true, forbidNonWhitelisted: true, validationError: { target: false, value: false } };
  return [...faults, ...validateSync(instance, options).flatMap((error) => faultsOf(error, ''))];
}

function faultsOf(error: ValidationError, above: string): readonly Fault[] {
  const pointer = `${above}/${pointerToken(error.property)}`;
  const broken = Object.entries(error.constraints ?? {});
  const worded = broken
    .filter(([code]) => code !== 'nestedValidation')
    .map(([code, detail]) => wordedFault(code, detail, pointer, error.property));
  return [...worded, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

const wordedFault = (code: string, detail: string, pointer: string, name: string): Fault =>
  code === 'whitelistValidation'
    ? { pointer, code: 'unknown-member', detail: `${name.slice(0, 100)} is not a member here` }
    : { pointer, code, detail };
