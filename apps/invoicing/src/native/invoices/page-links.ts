import type { InvoicePage } from '#read-models';
import type { Headers } from '../http/answer.ts';

/**
 * RFC 8288: the neighbouring pages, with everything else that was asked for.
 * @param list where the list is
 * @param target of the request; only its query counts, since it may name another host (RFC 9112, 3.2.2)
 */
export function pageLinks(
  list: string,
  target: string,
  { nextCursor, previousCursor }: Pick<InvoicePage, 'nextCursor' | 'previousCursor'>,
): Headers {
  const asked = target.indexOf('?');
  const query = asked === -1 ? '' : target.slice(asked);
  const links = [
    ...(nextCursor === null ? [] : [`<${withCursor(list, query, nextCursor)}>; rel="next"`]),
    ...(previousCursor === null ? [] : [`<${withCursor(list, query, previousCursor)}>; rel="prev"`]),
  ];
  return links.length === 0 ? {} : { Link: links.join(', ') };
}

function withCursor(list: string, query: string, cursor: string): string {
  const page = new URL(`${list}${query}`);
  page.searchParams.set('cursor', cursor);
  return page.href;
}
