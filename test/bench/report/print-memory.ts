import type { MemoryResult } from '../memory/memory-run.ts';
import { table, yesOrNo } from './table.ts';

const rows = 10;

export function printMemory({ samples, highest, target, growth, growthTarget }: MemoryResult): void {
  const every = Math.ceil(samples.length / rows);
  const shown = samples.filter((_, index) => (index + 1) % every === 0);
  console.log('\nResident memory while creating\n');
  console.log(
    table([['creates', 'MiB'], ...shown.map((sample) => [String(sample.creates), sample.mebibytes.toFixed(0)])]),
  );
  console.log();
  console.log(
    table([
      ['', 'measured', 'target', 'met'],
      ['highest, MiB', highest.toFixed(0), `< ${target}`, yesOrNo(highest < target)],
      [
        'growth in the second half, MiB per 100,000 creates',
        growth.toFixed(1),
        `< ${growthTarget}`,
        yesOrNo(growth < growthTarget),
      ],
    ]),
  );
}
