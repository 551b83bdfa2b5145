import { readdirSync, readFileSync } from 'node:fs';

/** What a real EventStoreDB 23.10 was asked in one scenario, call by call, and what it answered. */
export interface Recording {
  /** The file's name without its ending. */
  readonly name: string;
  readonly log: readonly Step[];
}

export type Step = CallStep | SubscribeStep | NoteStep;

export interface CallStep {
  readonly call: 'append' | 'batchAppend' | 'read' | 'readAll' | 'delete' | 'tombstone' | 'serverFeatures' | 'gossip';
  readonly request: Request;
  readonly reply: unknown;
}

export interface SubscribeStep {
  readonly call: 'subscribe';
  readonly request: Request;
  /** Whether it caught up before the scenario went on. */
  readonly ready: boolean;
  readonly reply: readonly unknown[];
  readonly atLeastOneCheckpoint?: boolean;
}

/** What was found out by calls that were not written down. */
export interface NoteStep {
  readonly note: Record<string, unknown>;
}

/** All that is ever asked, as far as each call takes it. */
export interface Request {
  readonly stream?: string;
  readonly expected?: string;
  readonly events?: readonly RecordedProposal[];
  readonly parts?: number;
  readonly deadlineSeconds?: number;
  readonly leaveOpen?: boolean;
  readonly waitMs?: number;
  readonly from?: string | { readonly commit: string; readonly prepare: string };
  readonly backwards?: boolean;
  readonly count?: number;
  readonly structured?: boolean;
  readonly filter?: {
    readonly prefix?: readonly string[];
    readonly regex?: string;
    readonly max?: number;
    readonly interval?: number;
  };
}

export interface RecordedProposal {
  readonly name: string;
  readonly id?: string;
  readonly type?: string | null;
  readonly contentType?: string | null;
  readonly data?: unknown;
  readonly meta?: unknown;
}

const folder = new URL('../recordings/', import.meta.url);

export const recordings: readonly Recording[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const { log } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { log: readonly Step[] };
    return { name: file.replace(/\.json$/, ''), log };
  });
