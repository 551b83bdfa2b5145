import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..');
const entry = join(projectFolder, 'dist/apps/invoicing/src/main.js');

/** The built service's entry. @throws Error where there is no build, or one older than its sources: a test of it would tell nothing */
export function builtService(): string {
  if (!existsSync(entry)) throw new Error('there is no build to test: run `npm run build` (npm test does)');
  const built = statSync(entry).mtimeMs;
  const newer = sources().find((file) => statSync(file).mtimeMs > built);
  if (newer !== undefined) throw new Error(`the build is older than ${newer}: run \`npm run build\` (npm test does)`);
  return entry;
}

const sources = (): readonly string[] =>
  globSync(['apps/invoicing/src/**/*.ts', 'libs/*/src/**/*.ts'], { cwd: projectFolder })
    .filter((file) => !/\.(spec|contract)\.ts$/.test(file))
    .map((file) => join(projectFolder, file));
