import { CannotConnect } from './cannot-connect.ts';

const shape = /^(esdb|esdb\+discover):\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;

/** The driver's own, but for `throwOnAppendFailure`, which it gets wrong, and `tlsVerifyCert`, which it does not support. */
const knownOptions = new Set(
  [
    'userCertFile',
    'userKeyFile',
    'maxDiscoverAttempts',
    'connectionName',
    'defaultDeadline',
    'discoveryInterval',
    'gossipTimeout',
    'nodePreference',
    'tls',
    'tlsCAFile',
    'keepAliveInterval',
    'keepAliveTimeout',
  ].map((name) => name.toLowerCase()),
);

export interface Connection {
  /** As the driver takes it. Holds the password: never in a message. */
  readonly connectionString: string;
  /** What may be shown: scheme and hosts. */
  readonly shown: string;
}

/**
 * Checks what the driver would let pass with a warning on the console, password and all, and gives it every host: under
 * `esdb+discover` it asks the first one only, so that a cluster of which that one is down would not be found.
 * @throws CannotConnect bad-address
 */
export function parseConnectionString(text: string): Connection {
  const match = shape.exec(text.trim());
  if (match === null) throw badAddress('it must read esdb://[user:password@]host[:port][,host...][?option=value&...]');
  const [, scheme = '', user, hosts = '', query = ''] = match;
  if (user !== undefined && !/^[^:]+:.+$/.test(user))
    throw badAddress('before the @ stand a user and a password, with a colon between them');
  for (const host of hosts.split(',')) {
    if (!/^[^:]+(:\d{1,5})?$/.test(host)) throw badAddress(`${host} is no host with or without a port`);
  }
  for (const option of query === '' ? [] : query.split('&')) checkOption(option);
  const several = hosts.includes(',');
  const credentials = user === undefined ? '' : `${user}@`;
  const options = query === '' ? '' : `?${query}`;
  return {
    connectionString: `${several ? 'esdb' : scheme}://${credentials}${hosts}${options}`,
    shown: `${scheme}://${hosts}`,
  };
}

function checkOption(option: string): void {
  const [name = '', value] = option.split('=');
  if (value === undefined || value === '') throw badAddress(`the option ${name} has no value`);
  if (name.toLowerCase() === 'tlsverifycert') {
    throw badAddress('tlsVerifyCert is not supported: name the certificate authority with tlsCAFile');
  }
  if (!knownOptions.has(name.toLowerCase().replace(/[_-]/g, ''))) throw badAddress(`there is no option ${name}`);
}

const badAddress = (why: string): CannotConnect =>
  new CannotConnect('bad-address', `the address of the event store can't be understood: ${why}`);
