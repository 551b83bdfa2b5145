import { describe, expect, test } from '@jest/globals';
import {
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  validateSync,
  ValidateNested,
  ValidatePromise,
} from 'class-validator';
import { getMetadataStorage } from 'class-validator';
import { compileValidator, type Rule, type Shape, type ShapeSources } from './compile-validator.ts';

class Inner {
  declare n: unknown;
}
IsInt()(Inner.prototype, 'n');
Min(1)(Inner.prototype, 'n');

class Outer {
  declare name: unknown;
  declare tags: unknown;
  declare inner: unknown;
}
MaxLength(3)(Outer.prototype, 'name');
IsString({ each: true })(Outer.prototype, 'tags');
IsOptional()(Outer.prototype, 'inner');
ValidateNested()(Outer.prototype, 'inner');

const storage = getMetadataStorage();
const sources: ShapeSources = {
  rulesOf: (shape) => storage.getTargetValidationMetadatas(shape, '', false, false),
  constraintsOf: (rule) => storage.getTargetValidatorConstraints(rule.constraintCls),
  typeOf: (shape, property) => (shape === Outer && property === 'inner' ? Inner : undefined),
};

const right = { name: 'abc', tags: ['a'], inner: { n: 1 } };

describe('a compiled validator', () => {
  const validate = compileValidator(Outer, sources);

  test.each([
    [right, true],
    [{ ...right, inner: null }, true],
    [{ ...right, inner: [{ n: 1 }, { n: 2 }] }, true],
    [{ ...right, inner: [{ n: 1 }, { n: 0 }] }, false],
    [{ ...right, inner: { n: 1, more: 1 } }, false],
    [{ ...right, inner: 'text' }, false],
    [{ ...right, name: 'abcd' }, false],
    [{ ...right, tags: ['a', 1] }, false],
    [{ ...right, tags: [] }, true],
    [{ ...right, more: 1 }, false],
    [{ name: 'abc', inner: { n: 1 } }, false],
    [null, false],
    ['text', false],
  ])('answers %j with %p, as class-validator does', (value, ok) => {
    expect(validate(value)).toBe(ok);
    if (typeof value !== 'object' || value === null) return;
    const inner = (held: unknown): unknown =>
      Array.isArray(held)
        ? held.map(inner)
        : typeof held === 'object' && held !== null
          ? Object.assign(new Inner(), held)
          : held;
    const { inner: held, ...others } = value as { inner?: unknown };
    const instance = Object.assign(new Outer(), others, held === undefined ? {} : { inner: inner(held) });
    expect(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true }).length === 0).toBe(ok);
  });

  test('of a class that refers to itself ends', () => {
    class Tree {
      declare left: unknown;
    }
    IsOptional()(Tree.prototype, 'left');
    ValidateNested()(Tree.prototype, 'left');
    const check = compileValidator(Tree, { ...sources, typeOf: () => Tree });
    expect(check({ left: { left: { left: null } } })).toBe(true);
    expect(check({ left: { left: { right: null } } })).toBe(false);
  });

  const unsupported = (decorate: PropertyDecorator): Shape => {
    class Unsupported {
      declare member: unknown;
    }
    decorate(Unsupported.prototype, 'member');
    return Unsupported;
  };

  test.each([
    ['groups', unsupported(IsInt({ groups: ['a'] }))],
    ['a condition on one rule', unsupported(IsInt({ validateIf: () => true }))],
    ['promises', unsupported(ValidatePromise())],
    ['a nested member without a type', unsupported(ValidateNested())],
  ])('is not made where it could not answer alike: %s', (_name, shape) => {
    const rulesOf = (target: Shape) =>
      storage.getTargetValidationMetadatas(target, '', true, false, ['a']) as readonly Rule[];
    expect(() => compileValidator(shape, { ...sources, rulesOf })).toThrow(shape.name);
  });
});
