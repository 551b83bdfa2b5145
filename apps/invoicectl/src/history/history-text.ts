import type { HistoryEntry } from '#invoice/domain';
import { bold, dim } from '../terminal/style.ts';

const longestValue = 48;

/** An invoice's history for a person to read in a terminal: what happened, when, by whom and why, and what it changed. */
export const historyText = (entries: readonly HistoryEntry[]): string => entries.map(entryText).join('\n\n');

function entryText(entry: HistoryEntry): string {
  const { version, typeName, occurredAt, actor, reason, comment, correlationId } = entry;
  return [
    `${bold(`${String(version).padStart(3)}  ${typeName}`)}  ${inWords(occurredAt)}  by ${actor.type} ${actor.id}`,
    ...indented([
      reason === null ? null : `reason   ${reason}`,
      comment === null ? null : `comment  ${comment}`,
      outcomeOf(entry),
      ...entry.changes.map(
        ({ path, before, after }) => `${path === '' ? '/' : path}: ${valueText(before)} -> ${valueText(after)}`,
      ),
      dim(`correlation ${correlationId}`),
    ]),
  ].join('\n');
}

const outcomeOf = ({ errorCode, errorMessage, transactionId, notificationTarget }: HistoryEntry): string | null => {
  if (errorCode !== null) return `failed   ${errorCode}: ${errorMessage ?? ''}`;
  if (transactionId !== null) return `transaction ${transactionId}`;
  return notificationTarget === null ? null : `to ${notificationTarget}`;
};

const indented = (lines: readonly (string | null)[]): readonly string[] =>
  lines.filter((line) => line !== null).map((line) => `     ${line}`);

const inWords = (instant: string): string => instant.replace('T', ' ').replace('Z', ' UTC');

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
