import { resolve } from 'node:path';
import { parseApiKey, shortestSecret, type ApiKey } from '../ids/api-key.ts';
import {
  anyText,
  everyRole,
  hostName,
  notInThisVersion,
  oneOf,
  portNumber,
  SettingMistake,
  webAddress,
  type ReadSetting,
} from './setting-readers.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
export type LogFormat = 'json' | 'pretty';

/** Everything that the environment may say, checked. Nothing is required. */
export interface Configuration {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** The operator's own key; null: one is made on first start. */
  readonly bootstrapKey: ApiKey | null;
  /** What links begin with, without a slash at the end; null: the listening address. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** Null: pretty on a terminal, else JSON. */
  readonly logFormat: LogFormat | null;
}

/** Every mistake of the configuration at once, a line each. The process ends with exit code 78 (EX_CONFIG). */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`wrong configuration:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings. An empty value counts as absent.
 * @throws InvalidConfiguration naming every mistake
 */
export function readConfiguration(environment: Environment): Configuration {
  const mistakes: string[] = [];
  const read = <T, F>(name: string, fallback: F, reader: ReadSetting<T>): T | F => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    try {
      return reader(text);
    } catch (error) {
      if (!(error instanceof SettingMistake)) throw error;
      mistakes.push(`${name} ${error.message}`);
      return fallback;
    }
  };

  const configuration: Configuration = {
    host: read('HOST', '127.0.0.1', hostName),
    port: read('PORT', 3000, portNumber),
    dataDir: resolve(read('DATA_DIR', './data', anyText)),
    bootstrapKey: read('BOOTSTRAP_KEY', null, operatorKey),
    publicUrl: read('PUBLIC_URL', null, webAddress),
    logLevel: read('LOG_LEVEL', 'info', oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')),
    logFormat: read('LOG_FORMAT', null, oneOf('json', 'pretty')),
  };
  read('ROLES', null, everyRole);
  for (const [name, without] of Object.entries(laterSettings)) read(name, null, notInThisVersion(without));

  if (mistakes.length > 0) throw new InvalidConfiguration(mistakes);
  return configuration;
}

/** Settings of the design that this version does not act on, and what happens without them. */
const laterSettings = {
  EVENTSTORE_URL: 'events are kept in DATA_DIR',
  DATABASE_URL: 'read models are kept in DATA_DIR',
  KAFKA_BROKERS: 'nothing is published',
  KAFKA_TOPIC: 'nothing is published',
  TOKEN_SECRET: 'callers use API keys',
  SANDBOX_PAYMENTS: 'no payment processor is called',
} as const;

/** The text is a secret: the mistake must not repeat it. */
const operatorKey: ReadSetting<ApiKey> = (text) => {
  const key = parseApiKey(text);
  if (key === null || key.secret.length < shortestSecret) {
    throw new SettingMistake(
      `must be <id>.<secret>: an id of letters, digits, - and _ (after <tenant>~, where it is not for the tenant default), ` +
        `a secret of at least ${shortestSecret} letters, digits, - and _`,
    );
  }
  return key;
};
