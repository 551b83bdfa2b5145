import { existsSync } from 'node:fs';
import { openSqliteLogReader, type SqliteLogReader } from '#event-store/sqlite';
import { decoders } from '#invoice/stored-events';
import { verifyReadModels } from '#read-models/sqlite';
import { logFile, readModelsFile } from '../terminal/data-files.ts';
import { progress } from '../terminal/progress.ts';
import { type Finding, finding } from './finding.ts';
import { verifyLog } from './verify-log.ts';
import { verifyText } from './verify-text.ts';

/** Walks the log and the read models and prints what is wrong. @returns whether everything is as it was written */
export async function verify({ dataDir, json }: { dataDir: string; json: boolean }): Promise<boolean> {
  const log = openSqliteLogReader({ file: logFile(dataDir) });
  try {
    const bar = progress('log');
    const verified = await verifyLog(log, bar.at).finally(bar.stop);
    const { rows, findings, skipped } = await rowsAgainst(log, readModelsFile(dataDir));
    const report = { ...verified, rows, findings: [...verified.findings, ...findings], skipped };
    console.log(json ? JSON.stringify(report, null, 2) : verifyText(report));
    return report.findings.length === 0 && skipped.length === 0;
  } finally {
    await log.close();
  }
}

interface RowsChecked {
  readonly rows: number;
  readonly findings: readonly Finding[];
  readonly skipped: readonly string[];
}

async function rowsAgainst(log: SqliteLogReader, file: string): Promise<RowsChecked> {
  if (!existsSync(file)) return { rows: 0, findings: [], skipped: [`the read models: there is no ${file}`] };
  const bar = progress('rows');
  try {
    const { rows, differences } = await verifyReadModels({
      file,
      log,
      decode: decoders,
      onProgress: ({ position, head }) => {
        bar.at(position, head);
      },
    });
    return { rows, findings: differences.map(rowFinding), skipped: [] };
  } catch (error) {
    return {
      rows: 0,
      findings: [],
      skipped: [
        `the read models, since they can't be compared with the log: ${error instanceof Error ? error.message : String(error)}`,
      ],
    };
  } finally {
    bar.stop();
  }
}

const wording = {
  missing: 'the log has it, the read model has not',
  extra: 'the read model has it, the log has not',
} as const;

function rowFinding(difference: {
  table: string;
  tenant: string;
  key: string;
  kind: 'missing' | 'extra' | 'different';
  columns: readonly string[];
}): Finding {
  const { table, tenant, key, kind, columns } = difference;
  const detail = kind === 'different' ? `it differs from the fold of the log in ${columns.join(', ')}` : wording[kind];
  return finding('read-model', `${table} ${key} of tenant ${tenant}`, detail);
}
