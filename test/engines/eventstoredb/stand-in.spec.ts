import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startEngine, stopEngine } from './engine.ts';
import { controlOf } from './faults/control-client.ts';
import { startStandInProcess, type StandInProcess } from './stand-in-process.ts';

jest.setTimeout(60_000);

let folder: string;
let file: string;
let standIn: StandInProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  file = join(folder, 'events.log');
  standIn = await startStandInProcess({ file });
});

afterEach(async () => {
  await ended('SIGTERM');
  await rm(folder, { recursive: true });
});

async function ended(signal: NodeJS.Signals): Promise<void> {
  if (standIn.child.exitCode !== null || standIn.child.signalCode !== null) return;
  const exit = once(standIn.child, 'exit');
  standIn.child.kill(signal);
  await exit;
}

async function streamLength(client: EventStoreDBClient, stream: string): Promise<number> {
  let count = 0;
  for await (const _event of client.readStream(stream)) count += 1;
  return count;
}

describe('a stand-in in a process of its own', () => {
  test('that is killed in the middle of appends has every one that it answered, whole and once', async () => {
    const acknowledged: { stream: string; position: bigint | undefined }[] = [];
    const client = EventStoreDBClient.connectionString(standIn.url);
    const appending = Promise.allSettled(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; ; n++) {
          const stream = `kill-${writer}-${n}`;
          const events = [1, 2, 3].map((at) => jsonEvent({ type: 'Happened', data: { at } }));
          const { position } = await client.appendToStream(stream, events, { expectedRevision: 'no_stream' });
          acknowledged.push({ stream, position: position?.commit });
          if (acknowledged.length === 100) await ended('SIGKILL');
        }
      }),
    );
    await appending;
    await appendFile(file, '{"events":[{"half');
    standIn = await startStandInProcess({ file });
    const again = EventStoreDBClient.connectionString(standIn.url);
    for (const { stream } of acknowledged) expect(await streamLength(again, stream)).toBe(3);
    const { position } = await again.appendToStream('after', jsonEvent({ type: 'Happened', data: {} }));
    const last = acknowledged.reduce((furthest, { position: at = 0n }) => (at > furthest ? at : furthest), 0n);
    expect(position?.commit).toBeGreaterThan(last);
    await client.dispose();
    await again.dispose();
  });

  test('carries out faults that are ordered over its control port', async () => {
    const control = controlOf(standIn.controlUrl);
    const client = EventStoreDBClient.connectionString(standIn.url);
    const append = () => client.appendToStream('s', jsonEvent({ type: 'Happened', data: {} }));
    await control.order({ calls: ['append'], fault: { kind: 'exhausted' }, times: null });
    await expect(append()).rejects.toMatchObject({ code: 8 });
    await control.clearFaults();
    expect(await append()).toMatchObject({ success: true });
    await expect(controlOf(`${standIn.controlUrl}/x`).restart()).rejects.toThrow('404');
    await client.dispose();
  });
});

test('the engine outlives who starts it, is started once, and keeps its log when it is stopped', async () => {
  const home = join(folder, 'engine');
  const url = await startEngine(home);
  expect(await startEngine(home)).toBe(url);
  const client = EventStoreDBClient.connectionString(url);
  await client.appendToStream('kept', jsonEvent({ type: 'Happened', data: {} }));
  await client.dispose();
  await stopEngine(home);
  const again = EventStoreDBClient.connectionString(await startEngine(home));
  expect(await streamLength(again, 'kept')).toBe(1);
  await again.dispose();
  await stopEngine(home);
  await stopEngine(home);
});
