'use strict';

// Builds and runs the service for `npm start`. A SIGTERM to npm ends the shell that npm puts in between and would leave the
// service behind: so whoever loses its parent here asks the service to end. A Ctrl-C reaches the service by itself, since
// they share the terminal, and must not be passed on: the service takes a second signal for impatience.
require('./require-node.cjs');

const { spawn, spawnSync } = require('node:child_process');
const { join } = require('node:path');
const serviceFlags = require('./service-flags.cjs');

const repository = join(__dirname, '..');
const run = { cwd: repository, stdio: 'inherit' };

const build = spawnSync(process.execPath, [join(repository, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], run);
if (build.status !== 0) process.exit(1);

const service = spawn(process.execPath, [...serviceFlags, 'dist/apps/invoicing/src/main.js'], run);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => service.kill('SIGTERM'));

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) service.kill('SIGTERM');
}, 500).unref();

service.on('exit', (code) => process.exit(code ?? 1));
