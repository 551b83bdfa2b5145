/** The present moment, RFC 3339 in UTC with milliseconds. Read at the edge only. */
export type Clock = () => string;

let millisecond = Number.NaN;
let text = '';

/** Asked several times for every request, so a millisecond is written out once. */
export const systemClock: Clock = () => {
  const now = Date.now();
  if (now !== millisecond) {
    millisecond = now;
    text = new Date(now).toISOString();
  }
  return text;
};
