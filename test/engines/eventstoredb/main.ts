import { parseArgs } from 'node:util';
import { startControl } from './faults/control-server.ts';
import { startStandIn } from './stand-in.ts';

// The stand-in as a process: `node main.ts [--port 2113] [--control-port 0] [--file LOG]`. Prints where it listens, and ends
// on SIGTERM.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    file: { type: 'string' },
  },
});

const standIn = await startStandIn({
  port: Number(values.port),
  ...(values.file === undefined ? {} : { file: values.file }),
});
const control = await startControl(standIn, Number(values['control-port']), stop);
process.stdout.write(`EVENTSTORE_URL=${standIn.url}\nCONTROL_URL=${control.url}\n`);
process.once('SIGTERM', stop);

function stop(): void {
  control.stop();
  standIn.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
