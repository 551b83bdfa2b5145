'use strict';

// The layout as rules. Each says what may be imported, so what nobody thought of is refused. test/architecture breaks
// every one of them once and sees it reported: a rule that stopped firing would still "pass".

const tests = '(\\.(spec|contract|fixture)\\.ts$|/(testing|contract)/|^test/)';
const packages = (...names) => (names.length === 0 ? [] : [`^node_modules/(@types/)?(${names.join('|')})/`]);

const ports = {
  platform: '^libs/platform/src/index\\.ts$',
  eventStore: '^libs/event-store/src/index\\.ts$',
  readModels: '^libs/read-models/src/index\\.ts$',
  invoice: '^libs/invoice/src/index\\.ts$',
  domain: '^libs/invoice/src/domain/index\\.ts$',
  storedEvents: '^libs/invoice/src/stored-events/index\\.ts$',
  invoiceTesting: '^libs/invoice/src/domain/testing/index\\.ts$',
  publisher: '^libs/publisher/src/index\\.ts$',
};
const engines = '(sqlite|eventstoredb|postgres|kafka)';
const adapters = `^libs/[^/]+/src/${engines}/index\\.ts$`;
const entries = [...Object.values(ports), adapters];
const adapterFolders = `^libs/[^/]+/src/${engines}/`;
const applicationRoots = '^apps/[^/]+/src/main\\.ts$';
const threadRoots = '\\.thread\\.ts$';

/** Production code of a folder may import itself and what is listed: our own modules, npm packages, Node's modules. */
const mayImport = (name, folder, { except = [], ours = [], npm = [], node = false, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: folder, pathNot: [tests, ...except] },
  to: { pathNot: [folder, ...ours, ...packages(...npm)], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    mayImport('domain-is-pure', '^libs/invoice/src/domain/', {
      comment: 'Events, state, decisions and money compute from what they are given; decimals are all they need.',
      npm: ['big\\.js'],
    }),
    mayImport('stored-events-imports', '^libs/invoice/src/stored-events/', {
      comment: 'The stored form of the events: the types of the domain and the codec of the event store.',
      ours: [
        ports.domain,
        '^libs/invoice/src/domain/',
        '^libs/invoice/src/commands/(command-context|event-metadata)\\.ts$',
        ports.eventStore,
      ],
    }),
    mayImport('commands-imports', '^libs/invoice/src/(commands/|index\\.ts)', {
      comment: 'The write side: the domain, the log as a port, and Nest for its command bus.',
      ours: ['^libs/invoice/src/', ports.eventStore, ports.platform],
      npm: ['@nestjs/common', '@nestjs/cqrs', 'lru-cache', 'uuid'],
      node: true,
    }),
    mayImport('event-store-imports', '^libs/event-store/src/', {
      comment: 'The event store knows no invoice and nothing else of ours.',
      npm: ['@eventstore/db-client', '@grpc/grpc-js', 'google-protobuf', 'uuid'],
      node: true,
    }),
    mayImport('read-models-imports', '^libs/read-models/src/', {
      comment: 'Read models are made from the log and from what the events mean; never from commands.',
      ours: [ports.eventStore, ports.domain, ports.storedEvents, ports.platform],
      npm: ['kysely', 'lru-cache'],
      node: true,
    }),
    mayImport('publisher-imports', '^libs/publisher/src/', {
      comment: 'The publisher turns stored events into public ones: it reads the log and knows what events mean.',
      ours: [ports.eventStore, ports.domain, ports.storedEvents, ports.platform],
      npm: ['kafkajs', 'lru-cache'],
      node: true,
    }),
    mayImport('platform-imports', '^libs/platform/src/', {
      comment: 'Platform is what every program needs: it knows nothing of ours.',
      npm: ['class-transformer', 'class-validator', 'dotenv', 'pino', 'pino-pretty', 'prom-client', 'uuid'],
      node: true,
    }),
    {
      name: 'lib-only-through-its-entry',
      comment: "A lib's index.ts is what it promises; the rest is free to change.",
      severity: 'error',
      from: { path: '^(apps|test|libs/([^/]+))/' },
      to: { path: '^libs/', pathNot: ['^$1/', ...entries] },
    },
    {
      name: 'lib-only-by-its-name',
      comment: 'Across libs `#name` is written, so that source and build resolve alike.',
      severity: 'error',
      from: { path: '^(apps|test|libs/[^/]+)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'adapters-only-from-the-composition-root',
      comment:
        'An adapter is a leaf: who imports it is tied to an engine. Applications choose engines, and so do tests.',
      severity: 'error',
      from: {
        path: '.',
        pathNot: [
          // The service is put together in one place; the operator's commands each open the files that they look into.
          '^apps/invoicing/src/(main|composition)\\.ts$',
          '^apps/invoicing/src/composition/',
          '^apps/invoicectl/src/',
          adapterFolders,
          tests,
        ],
      },
      to: { path: adapterFolders },
    },
    {
      name: 'adapters-are-leaves',
      comment: 'Two adapters never lean on each other.',
      severity: 'error',
      from: { path: `^(libs/[^/]+/src/${engines}/)`, pathNot: tests },
      to: { path: adapterFolders, pathNot: '^$1' },
    },
    {
      name: 'nothing-imports-an-app',
      comment: 'Apps put the parts together; only tests of the whole look into them.',
      severity: 'error',
      from: { path: '^(libs|apps/[^/]+)/', pathNot: '^libs/.*\\.spec\\.ts$' },
      to: { path: '^apps/', pathNot: '^$1/' },
    },
    {
      name: 'nothing-imports-a-test',
      comment: 'What runs in production does not hang on what tests it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved-imports',
      comment: 'An import that leads nowhere would satisfy every rule above in silence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that is not in package.json is there by luck.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'An installation without development packages has to run.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'no-orphans',
      comment: 'Code that no program, thread or test reaches is dead.',
      severity: 'error',
      from: { path: [applicationRoots, threadRoots, tests] },
      to: { path: '^(apps|libs)/', pathNot: [applicationRoots, threadRoots, tests], reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.json'],
    },
  },
};
