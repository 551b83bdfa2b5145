export { systemClock, type Clock } from './clock/clock.ts';
export {
  InvalidConfiguration,
  readConfiguration,
  type Configuration,
  type Environment,
  type LogFormat,
  type LogLevel,
} from './config/configuration.ts';
export { environmentWithFile } from './config/environment.ts';
export {
  defaultTenant,
  formatApiKey,
  hashOfSecret,
  newKeyId,
  newKeySecret,
  parseApiKey,
  secretMatches,
  tenantNamePattern,
  tenantOfKeyId,
  type ApiKey,
} from './ids/api-key.ts';
export { newId } from './ids/new-id.ts';
export { createLogger, openLog, type Log, type Logger, type LogOptions } from './logging/logger.ts';
export { decimalText } from './json/decimal-text.ts';
export { FaultyJson } from './json/faulty-json.ts';
export { deepestNesting, parseJson } from './json/parse-json.ts';
export { pointerToken } from './json/exact-json.ts';
export {
  mostFaults,
  Problem,
  problemBody,
  validationFailed,
  type Fault,
  type ProblemFacts,
  type ProblemPlace,
} from './problem/problem.ts';
export { problemCodes, problemTypes, type ProblemCode, type ProblemType } from './problem/problem-types.ts';
export {
  compileValidator,
  type Rule,
  type Shape,
  type ShapeSources,
  type Validator,
} from './validation/compile-validator.ts';
