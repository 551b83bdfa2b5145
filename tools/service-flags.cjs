'use strict';

// What Node is told when it runs the service (npm start, the container, the tests). V8 would give the heap all the room it
// finds: a third of what the service then occupies is garbage that nobody is in a hurry to collect. 512 MiB are ten times
// what it uses, and room for thirty-two of the largest requests at once.
module.exports = ['--max-semi-space-size=8', '--max-old-space-size=512'];
