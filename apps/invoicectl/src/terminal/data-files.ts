import { join } from 'node:path';

/** Where the embedded service keeps its log and its read models. */
export const logFile = (dataDir: string): string => join(dataDir, 'events.db');
export const readModelsFile = (dataDir: string): string => join(dataDir, 'read-models.db');
