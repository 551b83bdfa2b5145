import { threeLineInvoice } from './invoice.ts';
import { type Scenario, withKey } from './scenario.ts';

export const create: Scenario = {
  name: 'create',
  target: 0.35,
  prepare: (service, { seconds }) =>
    Promise.resolve({
      requests: {
        method: 'POST',
        paths: ['/v1/invoices'],
        headers: withKey(service),
        body: JSON.stringify(threeLineInvoice),
        expectedStatus: 201,
      },
      until: { seconds },
    }),
};
