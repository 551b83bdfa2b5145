/** Waits that somebody else may end early. */
export class Pause {
  #end: () => void = () => undefined;

  for(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
    this.#end = () => {
      clearTimeout(timer);
      resolve(undefined);
    };
    return promise;
  }

  /** The current wait, if there is one; later ones are not affected. */
  end(): void {
    this.#end();
  }
}
