import type { Service } from '../../service/start-service.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import { residentMebibytes } from '../measure/service-metrics.ts';
import { slope } from '../measure/statistics.ts';
import { create } from '../scenarios/create.ts';

export interface MemorySample {
  readonly creates: number;
  readonly mebibytes: number;
}

export interface MemoryResult {
  readonly samples: readonly MemorySample[];
  readonly highest: number;
  readonly target: number;
  /** Over the second half of the run, in MiB per 100,000 creates: a leak shows here long before it fills the memory. */
  readonly growth: number;
  readonly growthTarget: number;
}

const connections = 32;
const samplesPerRun = 100;
/** MiB. */
const target = 250;
/** MiB per 100,000 creates: at most so much is taken for flat. */
const growthTarget = 5;

/** Creates invoices as fast as it can and looks at the service's resident memory after every hundredth of them. */
export async function runMemory(
  service: Service,
  load: LoadGenerator,
  creates: number,
  onSample: (sample: MemorySample) => void,
): Promise<MemoryResult> {
  const { requests } = await create.prepare(service, { seconds: 0, prepared: 0 });
  const port = Number(new URL(service.url).port);
  const step = Math.ceil(creates / samplesPerRun);
  const samples: MemorySample[] = [];
  for (let made = 0; made < creates;) {
    made += (await load.run({ port, connections, requests, until: { requests: step } })).requests;
    const sample = { creates: made, mebibytes: await residentMebibytes(service) };
    samples.push(sample);
    onSample(sample);
  }
  return memoryResult(samples);
}

export function memoryResult(samples: readonly MemorySample[]): MemoryResult {
  const secondHalf = samples.slice(Math.floor(samples.length / 2));
  return {
    samples,
    highest: Math.max(...samples.map(({ mebibytes }) => mebibytes)),
    target,
    growth: slope(secondHalf.map(({ creates, mebibytes }) => ({ x: creates / 100_000, y: mebibytes }))),
    growthTarget,
  };
}
