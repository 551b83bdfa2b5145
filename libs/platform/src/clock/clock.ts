/** The present moment, RFC 3339 in UTC with milliseconds. Read at the edge only. */
export type Clock = () => string;

export const systemClock: Clock = () => new Date().toISOString();
