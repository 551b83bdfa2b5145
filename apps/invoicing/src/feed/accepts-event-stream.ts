/** Whether `Accept` names `text/event-stream` itself: ranges mean the page, which everybody can read. */
export const acceptsEventStream = (accept: string | undefined): boolean =>
  accept?.split(',').some((part) => /^text\/event-stream *(?:;(?! *q=0(?:\.0*)?$)|$)/i.test(part.trim())) ?? false;
