import { createHash } from 'node:crypto';

/** What stands in a recording for what differs from run to run, and is not looked at. */
const anything = new Set(['<ticks>', '<subscription id>', '<server id>', '<address>', '<port>']);

/** The position that is none. */
const noPosition = '18446744073709551615';

/**
 * What the placeholders of one recording stand for in one run: `<run>` in names, `<id of a>` for ids, `position 3` for
 * positions. A position is learned where it first comes in an answer, and must be the same wherever it comes again.
 */
export class Placeholders {
  readonly #run: string;
  readonly #recording: string;
  readonly #positions = new Map<string, string>([['position none', noPosition]]);

  constructor(run: string, recording: string) {
    this.#run = run;
    this.#recording = recording;
  }

  name(recorded: string): string {
    return recorded.replaceAll('<run>', this.#run);
  }

  /** The same name gives the same id in one run; another in the next, since servers remember ids. */
  id(name: string): string {
    const hex = createHash('sha256').update(`${this.#run} ${this.#recording} ${name}`).digest('hex');
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  }

  position(recorded: string): string {
    const known = this.#positions.get(recorded);
    if (known === undefined) throw new Error(`${recorded} has not come in an answer yet`);
    return known;
  }

  learn(recorded: string, position: string): void {
    this.#positions.set(recorded, position);
  }

  /** Where an answer is not the recorded one; empty where it is. */
  differences(recorded: unknown, answered: unknown, path = 'reply'): string[] {
    if (typeof recorded === 'string')
      return this.#textDiffers(recorded, answered) ? [differs(path, recorded, answered)] : [];
    if (recorded === null || typeof recorded !== 'object') {
      return recorded === answered ? [] : [differs(path, recorded, answered)];
    }
    if (answered === null || typeof answered !== 'object') return [differs(path, recorded, answered)];
    const [left, right] = [recorded as Record<string, unknown>, answered as Record<string, unknown>];
    const keys = new Set([...Object.keys(left), ...Object.keys(right).filter((key) => right[key] !== undefined)]);
    return [...keys].flatMap((key) => this.differences(left[key], right[key], `${path}.${key}`));
  }

  /** Positions are numbered in the order of the log. */
  outOfOrder(): string[] {
    const numbered = [...this.#positions]
      .filter(([recorded]) => recorded !== 'position none')
      .map(([recorded, position]) => ({ recorded, number: Number(recorded.slice(9)), position: BigInt(position) }))
      .sort((a, b) => a.number - b.number);
    return numbered
      .filter(({ position }, index) => index > 0 && position <= numbered[index - 1]!.position)
      .map(({ recorded }) => `${recorded} is not after the one before it`);
  }

  #textDiffers(recorded: string, answered: unknown): boolean {
    if (anything.has(recorded)) return answered === undefined;
    if (/^position (\d+|none)$/.test(recorded)) return this.#positionDiffers(recorded, answered);
    const named = this.name(recorded).replace(/<id of (\w+)>/, (_, name: string) => this.id(name));
    return named !== answered;
  }

  #positionDiffers(recorded: string, answered: unknown): boolean {
    if (typeof answered !== 'string') return true;
    const known = this.#positions.get(recorded);
    if (known === undefined) this.learn(recorded, answered);
    return known !== undefined && known !== answered;
  }
}

const differs = (path: string, recorded: unknown, answered: unknown): string =>
  `${path}: a real server answered ${JSON.stringify(recorded)}, this one ${JSON.stringify(answered)}`;
