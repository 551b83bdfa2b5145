import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { repository } from './fixture-tree.ts';

const text = (path: string): string => readFileSync(join(repository, path), 'utf8');

interface ComposeService {
  readonly build?: string;
  readonly image: string;
  readonly volumes: readonly string[];
  readonly ports: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const { version, optionalDependencies } = JSON.parse(text('package.json')) as {
  readonly version: string;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

describe('docker-compose.yml', () => {
  const compose = parse(text('docker-compose.yml')) as Compose;
  const services = Object.entries(compose.services);

  test.each(services)('%s runs an image of one version', (_, { image }) => {
    expect(image).toMatch(/:\d+\.\d+\.\d+/);
  });

  test('builds the service under the version of package.json', () => {
    expect(compose.services['invoicing']).toMatchObject({ build: '.', image: `invoicing-service:${version}` });
  });

  test.each(services)('%s keeps its data on a volume that is declared', (_, { volumes }) => {
    const named = volumes.map((volume) => volume.split(':')[0]!);
    expect(named).not.toEqual([]);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
  });

  test.each(services)('%s has a health check', (_, { healthcheck }) => {
    expect(healthcheck.test[0]).toBe('CMD');
    expect(healthcheck.test.join(' ')).toContain('/readyz');
  });

  test.each(services)('%s is reached from this machine only', (_, { ports }) => {
    expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  test('sets only what the configuration knows', () => {
    const known = text('docs/operations.md');
    for (const name of Object.keys(compose.services['invoicing']!.environment)) expect(known).toContain(`\`${name}\``);
  });
});

describe('the Dockerfile', () => {
  const stages = text('Dockerfile')
    .split(/^(?=FROM )/m)
    .slice(1);
  const last = stages.at(-1)!;

  test('builds on the very Node that package.json brings', () => {
    const [node] = new Set(Object.values(optionalDependencies));
    for (const stage of stages) expect(stage).toMatch(new RegExp(`^FROM node:${node!}-`));
  });

  test('has a last stage without compiler, as another user than root', () => {
    expect(last).not.toContain('npm');
    expect(last).toMatch(/^USER node$/m);
  });

  test('keeps the data on a volume that its user owns', () => {
    const folder = /DATA_DIR=(\S+)/.exec(last)?.[1];
    expect(last).toContain(`VOLUME ${folder!}`);
    expect(last).toContain(`chown node:node ${folder!}`);
  });

  test('copies only what .dockerignore lets in', () => {
    const allowed = text('.dockerignore');
    const copied = stages.flatMap((stage) =>
      [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(' ')),
    );
    for (const path of copied) expect(allowed).toMatch(new RegExp(`^!${path}$`, 'm'));
  });
});

describe('the workflow of the forge', () => {
  const workflow = parse(text('.github/workflows/ci.yml')) as {
    readonly jobs: Readonly<
      Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>
    >;
  };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('runs the script that everybody runs, and nothing beside it', () => {
    expect(steps.map(({ run }) => run).filter((run) => run !== undefined)).toEqual(['.ci/run']);
  });

  test('uses actions of a fixed version', () => {
    for (const { uses } of steps) expect(uses ?? '@v0').toMatch(/@(v\d|[0-9a-f]{40}$)/);
  });
});
