import { type Scenario, withKey } from './scenario.ts';

/** The first page of everything: newest first, 50 rows, among all invoices that the run has made so far. */
export const list: Scenario = {
  name: 'list of 50',
  target: null,
  prepare: (service, { seconds }) =>
    Promise.resolve({
      requests: {
        method: 'GET',
        paths: ['/v1/invoices?limit=50'],
        headers: withKey(service),
        body: null,
        expectedStatus: 200,
      },
      until: { seconds },
    }),
};
