import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Relative path to content. */
export type Tree = Readonly<Record<string, string>>;

/** Writes a tree of files that has our layout, our `imports` and our compiler options, but other code. */
export const writeTree = (tree: Tree): string => {
  const root = mkdtempSync(join(tmpdir(), 'architecture-'));
  for (const [path, content] of Object.entries({ ...settings(), ...tree })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
};

export const removeTree = (root: string): void => {
  rmSync(root, { recursive: true, force: true });
};

const settings = (): Tree => {
  const { name, type, imports, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(repository, 'package.json'), 'utf8'),
  );
  const tsconfig = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8'));
  tsconfig.compilerOptions.typeRoots = [join(repository, 'node_modules/@types')];
  return {
    'package.json': JSON.stringify({ name, type, imports, dependencies, devDependencies }),
    'tsconfig.json': JSON.stringify(tsconfig),
  };
};
