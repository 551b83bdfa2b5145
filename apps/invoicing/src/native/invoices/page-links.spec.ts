import { describe, expect, test } from '@jest/globals';
import { pageLinks } from './page-links.ts';

const list = 'https://api.example/v1/invoices';
const middle = { nextCursor: 'n', previousCursor: 'p' };

describe('the links of a list', () => {
  test('lead to the neighbouring pages with everything else that was asked for', () => {
    expect(pageLinks(list, '/v1/invoices?status=due&status=paid&search=a%26b&cursor=c', middle)).toEqual({
      Link: [
        `<${list}?status=due&status=paid&search=a%26b&cursor=n>; rel="next"`,
        `<${list}?status=due&status=paid&search=a%26b&cursor=p>; rel="prev"`,
      ].join(', '),
    });
  });

  test('are those that there are', () => {
    expect(pageLinks(list, '/v1/invoices', { nextCursor: 'n', previousCursor: null })).toEqual({
      Link: `<${list}?cursor=n>; rel="next"`,
    });
    expect(pageLinks(list, '/v1/invoices', { nextCursor: null, previousCursor: null })).toEqual({});
  });

  test.each(['http://elsewhere/v1/invoices?limit=1', 'x:?limit=1'])(
    'stay here where the request names %s',
    (target) => {
      expect(pageLinks(list, target, { nextCursor: 'n', previousCursor: null })).toEqual({
        Link: `<${list}?limit=1&cursor=n>; rel="next"`,
      });
    },
  );
});
