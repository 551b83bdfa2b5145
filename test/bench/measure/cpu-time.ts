import { readFileSync } from 'node:fs';

/** Processor seconds that a process has taken since its start: all of its threads, and its main thread alone. */
export interface CpuTime {
  readonly process: number;
  readonly mainThread: number;
}

/** Of a second; Linux counts in hundredths for user programs on every platform that Node runs on. */
const tick = 1 / 100;

/** Null where there is no Linux `/proc` to read it from. */
export function cpuTimeOf(pid: number): CpuTime | null {
  try {
    return { process: read(`/proc/${pid}/stat`), mainThread: read(`/proc/${pid}/task/${pid}/stat`) };
  } catch {
    return null;
  }
}

/** Members 14 and 15 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the name before them may hold spaces. */
function read(file: string): number {
  const stat = readFileSync(file, 'utf8');
  const members = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(members[11]) + Number(members[12])) * tick;
}
