import type { LoggedEvent } from './logged-event.ts';

export interface EventFilter {
  readonly on: 'stream' | 'type';
  /** Empty where there is a pattern. */
  readonly prefixes: readonly string[];
  readonly regex: string;
  /** A subscription says where it is after every so many events that were looked at. */
  readonly checkpointEvery: number;
}

export function matcherOf(filter: EventFilter | null): (event: LoggedEvent) => boolean {
  if (filter === null) return () => true;
  const name = ({ stream, type }: LoggedEvent): string => (filter.on === 'stream' ? stream : type);
  if (filter.prefixes.length > 0) return (event) => filter.prefixes.some((prefix) => name(event).startsWith(prefix));
  const pattern = new RegExp(filter.regex, 'u');
  return (event) => pattern.test(name(event));
}
