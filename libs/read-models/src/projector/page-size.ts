import { maxPageSize } from '#event-store';

const first = 128;
const smallest = 16;
/** Texts of one page in UTF-16 units: what bounds the projector's memory, since events may be large. */
const textPerPage = 4_000_000;

/** How many events the next page may have: more while full pages are light, fewer when they are heavy. */
export interface PageSize {
  readonly limit: number;
  /** The page just handled. */
  measure(events: number, text: number): void;
}

export function adaptivePageSize(largest = maxPageSize): PageSize {
  let limit = Math.min(first, largest);
  return {
    get limit() {
      return limit;
    },
    measure(events, text) {
      if (text > textPerPage) limit = Math.max(smallest, Math.floor((events * textPerPage) / text));
      else if (events === limit && text * 2 <= textPerPage) limit = Math.min(largest, limit * 2);
    },
  };
}
