import { InvalidAppend } from '../port/errors.ts';
import { streamMessages, type RecordedMessage, type ReadReq } from './driver.ts';

/** How many events the server looks at before a filtered subscription hears where it is. */
const searchWindow = 1_000;

/** Which streams of a server, that may hold others' as well, are this log. */
export class OwnStreams {
  readonly #prefixes: readonly string[];

  /** @param prefixes how the names of this log's streams begin; empty: every stream that is not the server's own */
  constructor(prefixes: readonly string[]) {
    this.#prefixes = prefixes;
  }

  /** An event in a stream that no reader of the log is shown would be lost to all that follows. @throws InvalidAppend */
  assertOwn(stream: string): void {
    if (this.#includes(stream)) return;
    throw new InvalidAppend(
      `stream ${stream} begins with none of ${this.#prefixes.join(', ')}: no reader would see it`,
    );
  }

  /** Links, tombstones and metadata are the server's own, wherever they stand: their types begin with `$`. */
  isOwn(event: RecordedMessage, stream: string): boolean {
    return this.#includes(stream) && event.getMetadataMap().get('type')?.startsWith('$') !== true;
  }

  filter(): ReadReq.Options.FilterOptions {
    const names = new streamMessages.ReadReq.Options.FilterOptions.Expression();
    if (this.#prefixes.length > 0) names.setPrefixList([...this.#prefixes]);
    else names.setRegex('^[^$]');
    return new streamMessages.ReadReq.Options.FilterOptions()
      .setStreamIdentifier(names)
      .setMax(searchWindow)
      .setCheckpointintervalmultiplier(1);
  }

  #includes(stream: string): boolean {
    if (this.#prefixes.length === 0) return !stream.startsWith('$');
    return this.#prefixes.some((prefix) => stream.startsWith(prefix));
  }
}
