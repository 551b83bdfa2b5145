#!/usr/bin/env node
// Stands in for curl where the commands of the documentation are tested: the machine that runs the tests may have none.
// Knows the options that the documentation uses, and refuses every other one. Adds a line with the status to $STATUSES.
import { appendFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    'show-error': { type: 'boolean', short: 'S' },
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true },
    data: { type: 'string', short: 'd' },
    output: { type: 'string', short: 'o' },
    'write-out': { type: 'string', short: 'w', default: '' },
  },
});
const [url, ...more] = positionals;
if (url === undefined || more.length > 0) throw new Error(`one address, not ${positionals.length}: ${positionals}`);

const headers = (values.header ?? []).map((header) => header.split(/:\s*/, 2));
const method = values.request ?? (values.data === undefined ? 'GET' : 'POST');
const answer = await fetch(url, { method, headers, body: values.data });

const body = await answer.text();
if (values.output !== '/dev/null') writeSync(1, body);
const written = values['write-out'].replaceAll('\\n', '\n');
writeSync(
  1,
  written.replace(/%header\{([^}]+)\}/g, (_, name) => answer.headers.get(name) ?? ''),
);
appendFileSync(process.env.STATUSES, `${process.env.BLOCK} ${answer.status} ${method} ${url} ${body}\n`);
