/** What V8 writes, as far as it is read here: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of the nodes that were running, one per sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

export interface FunctionTime {
  /** Name, and where it stands. */
  readonly place: string;
  /** Microseconds in the function itself. */
  readonly self: number;
  /** Microseconds in it and in what it called. */
  readonly total: number;
}

/** A part of the profile's time, in seconds before its end. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const waiting = new Set(['(idle)', '(root)']);

/** Functions by the time in themselves within the window, most first. Waiting is left out. */
export function functionTimes(profile: CpuProfile, window: Window, root: string): readonly FunctionTime[] {
  const self = selfTimes(profile, window);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const times = new Map<string, { self: number; total: number }>();
  const visit = (node: ProfileNode, callers: ReadonlySet<string>): number => {
    const place = placeOf(node, root);
    const within = callers.has(place) ? callers : new Set(callers).add(place);
    const own = self.get(node.id) ?? 0;
    const total = (node.children ?? []).reduce((sum, child) => sum + visit(nodes.get(child)!, within), own);
    const time = times.get(place) ?? { self: 0, total: 0 };
    times.set(place, { self: time.self + own, total: time.total + (within === callers ? 0 : total) });
    return total;
  };
  if (profile.nodes[0] !== undefined) visit(profile.nodes[0], new Set());
  return [...times]
    .filter(([place]) => !waiting.has(place))
    .map(([place, time]) => ({ place, ...time }))
    .toSorted((a, b) => b.self - a.self);
}

function selfTimes({ samples, timeDeltas }: CpuProfile, { from, to }: Window): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  let beforeEnd = timeDeltas.reduce((sum, delta) => sum + delta, 0) / 1e6;
  samples.forEach((id, index) => {
    const delta = timeDeltas[index] ?? 0;
    beforeEnd -= delta / 1e6;
    if (beforeEnd <= from && beforeEnd >= to) times.set(id, (times.get(id) ?? 0) + delta);
  });
  return times;
}

function placeOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode, root: string): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  return `${name} ${url.replace('file://', '').replace(`${root}/`, '')}:${String(lineNumber + 1)}`;
}
