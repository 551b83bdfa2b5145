'use strict';

// Runs on whatever Node there is, so it is written for an old one. npm puts node_modules/.bin first on the path, where the
// platform package of Node 26 stands; only an installation without optional packages gets here with another Node.
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    'This service needs Node 24 or newer (node:sqlite); this is ' +
      process.version +
      ' at ' +
      process.execPath +
      '.\nEither install with the optional packages (npm ci), which bring Node 26 into node_modules/.bin,\n' +
      'or put a Node of 24 or newer first on the PATH.',
  );
  process.exit(78);
}
