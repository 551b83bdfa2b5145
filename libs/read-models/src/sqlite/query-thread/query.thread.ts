import type { StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { openForReading } from '../open-database.ts';
import type { QueryOutcome, QueryTask, QueryThreadData } from './query-messages.ts';

/** Runs what lists and summaries ask, so that no scan ever holds up the event loop of the main thread. */
const { file, cacheKibibytes } = workerData as QueryThreadData;
const database = openForReading(file, cacheKibibytes);
const statements = new LRUCache<string, StatementSync>({ max: 200 });

parentPort?.on('message', (task: QueryTask) => parentPort?.postMessage(outcomeOf(task)));

function outcomeOf({ id, sql, parameters }: QueryTask): QueryOutcome {
  try {
    return { id, rows: statementFor(sql).all(...parameters) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

function statementFor(sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const prepared = database.prepare(sql);
  statements.set(sql, prepared);
  return prepared;
}
