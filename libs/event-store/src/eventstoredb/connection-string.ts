import { CannotConnect } from './cannot-connect.ts';

const shape = /^(esdb|esdb\+discover):\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;

const wholeNumber = { form: /^-?\d+$/, says: 'a whole number' };
const truth = { form: /^(true|false)$/, says: 'true or false' };
const anyText = { form: /^/, says: 'a text' };
const preference = {
  form: /^(leader|follower|read_only_replica|random)$/,
  says: 'leader, follower, read_only_replica or random',
};

/** The driver's own, but for `throwOnAppendFailure`, which this adapter has no use for. */
const knownOptions = new Map(
  Object.entries({
    connectionName: anyText,
    defaultDeadline: wholeNumber,
    discoveryInterval: wholeNumber,
    gossipTimeout: wholeNumber,
    keepAliveInterval: wholeNumber,
    keepAliveTimeout: wholeNumber,
    maxDiscoverAttempts: wholeNumber,
    nodePreference: preference,
    tls: truth,
    tlsCAFile: anyText,
    userCertFile: anyText,
    userKeyFile: anyText,
  }).map(([name, value]) => [name.toLowerCase(), { name, ...value }]),
);

export interface Connection {
  /** As the driver takes it. Holds the password: never in a message. */
  readonly connectionString: string;
  /** What may be shown: scheme and hosts. */
  readonly shown: string;
  /** Its `defaultDeadline`, where it names one. */
  readonly deadlineMs: number | undefined;
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
  if (user !== undefined && !/^[^:]+:[^:]+$/.test(user)) {
    throw badAddress('before the @ stand a user and a password with a colon between, any further colon as %3A');
  }
  for (const host of hosts.split(',')) {
    if (!/^[^:]+(:\d{1,5})?$/.test(host)) throw badAddress(`${host} is no host with or without a port`);
  }
  for (const option of query === '' ? [] : query.split('&')) checkOption(option);
  const deadline = /(?:^|&)defaultDeadline=(\d+)/i.exec(query)?.[1];
  const several = hosts.includes(',');
  const credentials = user === undefined ? '' : `${user}@`;
  const options = query === '' ? '' : `?${query}`;
  return {
    connectionString: `${several ? 'esdb' : scheme}://${credentials}${hosts}${options}`,
    shown: `${scheme}://${hosts}`,
    deadlineMs: deadline === undefined ? undefined : Number(deadline),
  };
}

function checkOption(option: string): void {
  const [name = '', value] = option.split('=');
  if (value === undefined || value === '') throw badAddress(`the option ${name} has no value`);
  if (name.toLowerCase() === 'tlsverifycert') {
    throw badAddress('tlsVerifyCert is not supported: name the certificate authority with tlsCAFile');
  }
  const known = knownOptions.get(name.toLowerCase().replace(/[_-]/g, ''));
  if (known === undefined) throw badAddress(`there is no option ${name}`);
  if (!known.form.test(value)) throw badAddress(`the option ${known.name} is ${known.says}`);
}

export const badAddress = (why: string): CannotConnect =>
  new CannotConnect('bad-address', `the address of the event store can't be understood: ${why}`);
