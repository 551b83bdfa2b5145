import { bad, bold, dim, good } from '../terminal/style.ts';
import type { Finding, FindingRule } from './finding.ts';

export interface VerifyReport {
  readonly events: number;
  readonly streams: number;
  readonly rows: number;
  readonly findings: readonly Finding[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly string[];
}

/** More of one rule than this are counted, not listed. */
const mostListed = 50;

const titles: Readonly<Record<FindingRule, string>> = {
  position: 'Gaps in the log',
  revision: 'Missing or misplaced events',
  chain: 'Events that were changed',
  'event-id': 'Ids that were not made for their place',
  undecodable: 'Events that can not be read',
  number: 'Numbers that do not add up',
  'read-model': 'Rows that do not say what the log says',
};

/** The report of a verification, for a person. */
export function verifyText({ events, streams, rows, findings, skipped }: VerifyReport): string {
  const looked = `${String(events)} events in ${String(streams)} streams, ${String(rows)} rows of the read models`;
  const sections = (Object.keys(titles) as FindingRule[])
    .map((rule) =>
      section(
        titles[rule],
        findings.filter((each) => each.rule === rule),
      ),
    )
    .filter((text) => text !== '');
  return [
    `${verdict(findings, skipped)} ${dim(looked)}`,
    ...skipped.map((text) => bad(`Not looked at: ${text}`)),
    ...sections,
  ].join('\n\n');
}

function verdict(findings: readonly Finding[], skipped: readonly string[]): string {
  if (findings.length > 0) return bad(findings.length === 1 ? 'One finding.' : `${String(findings.length)} findings.`);
  return skipped.length > 0 ? bad('Not everything was looked at.') : good('Everything is as it was written.');
}

function section(title: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const listed = findings.slice(0, mostListed).map(({ where, detail }) => `  ${where}\n      ${detail}`);
  const more = findings.length - listed.length;
  return [
    bold(`${title} (${String(findings.length)})`),
    ...listed,
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
  ].join('\n');
}
