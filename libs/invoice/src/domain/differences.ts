/** One member that differs: its JSON pointer, and what stood and stands there. Null where nothing did or does. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Whether two JSON values say the same: the order of members says nothing, and an absent member is one left undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  return membersOf(a, b).every((member) => sameValue(own(a, member), own(b, member)));
}

/**
 * Every member in which two JSON values differ, as deep as both have it. Lists whose items have ids are compared item by
 * item by id; other lists as a whole.
 */
export function differences(path: string, before: unknown, after: unknown): readonly Difference[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after)) {
    const found: Difference[] = [];
    for (const member of membersOf(before, after)) {
      const [stood, stands] = [own(before, member), own(after, member)];
      if (stood !== stands) found.push(...differences([path, escaped(member)].join('/'), stood, stands));
    }
    return found;
  }
  if (isListOfItems(before) && isListOfItems(after)) return itemDifferences(path, before, after);
  return sameValue(before, after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}

interface Item {
  readonly id: string;
}

/** Changed and new items at the place where they stand now, removed ones at the place where they stood. */
function itemDifferences(path: string, before: readonly Item[], after: readonly Item[]): readonly Difference[] {
  const places = new Map(before.map((item, place) => [item.id, place]));
  const kept = new Set(after.map((item) => item.id));
  const removed = before.flatMap((item, place) =>
    kept.has(item.id) ? [] : [{ path: `${path}/${place}`, before: item, after: null }],
  );
  const changed = after.flatMap((item, place) => {
    const stood = places.get(item.id);
    return stood === undefined
      ? [{ path: `${path}/${place}`, before: null, after: item }]
      : differences([path, place].join('/'), before[stood], item);
  });
  return [...orderDifference(path, before, after, kept), ...removed, ...changed];
}

/** Items that changed places, said once and by their ids. */
function orderDifference(
  path: string,
  before: readonly Item[],
  after: readonly Item[],
  kept: ReadonlySet<string>,
): readonly Difference[] {
  const stood = before.map((item) => item.id);
  const known = new Set(stood);
  const stayed = stood.filter((id) => kept.has(id));
  const stand = after.map((item) => item.id).filter((id) => known.has(id));
  return sameValue(stayed, stand) ? [] : [{ path, before: stayed, after: stand }];
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfItems = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.every((item) => isObject(item) && typeof item['id'] === 'string');

const membersOf = (a: JsonObject, b: JsonObject): readonly string[] => {
  const members = Object.keys(a);
  return [...members, ...Object.keys(b).filter((member) => !Object.hasOwn(a, member))];
};

/** Own members only: what a client called `constructor` is compared with nothing else. */
const own = (object: JsonObject, member: string): unknown =>
  Object.hasOwn(object, member) ? object[member] : undefined;

const escaped = (member: string): string => member.replaceAll('~', '~0').replaceAll('/', '~1');
