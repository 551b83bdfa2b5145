import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import type { Environment } from './configuration.ts';

/** The process environment over the settings of a `.env` file, where there is one: what is set by hand wins. */
export function environmentWithFile(environment: Environment, file = '.env'): Environment {
  return { ...fileSettings(file), ...environment };
}

function fileSettings(file: string): Environment {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
