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
  isTenantName,
  newKeyId,
  newKeySecret,
  parseApiKey,
  secretMatches,
  tenantOfKeyId,
  type ApiKey,
} from './ids/api-key.ts';
export { newId } from './ids/new-id.ts';
export { createLogger, openLog, type Log, type Logger, type LogOptions } from './logging/logger.ts';
