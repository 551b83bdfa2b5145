import { readFileSync } from 'node:fs';

// The build rewrites './x.ts' to './x.js'; Jest resolves the sources themselves, so only that one setting differs.
const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const { rewriteRelativeImportExtensions: _, ...jsc } = swc.jsc;

export default {
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, jsc, swcrc: false }] },
  // Many tests start the service; on a machine at full load that takes a while. A test that hangs still ends.
  testTimeout: 30_000,
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'import', 'default'] },
};
