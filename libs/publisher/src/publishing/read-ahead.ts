/**
 * The same items, the next one being made while one is worked on; never more than one ahead. Left early, it does not wait for
 * the one that is being made: whoever makes it has to be told to stop by other means.
 */
export async function* readAhead<Item>(items: AsyncGenerator<Item, void, void>): AsyncGenerator<Item, void, void> {
  let next = items.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = items.next();
      // Whoever asks for it hears of its failure; until then nobody does, which is no fault.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    items.return().catch(() => undefined);
  }
}
