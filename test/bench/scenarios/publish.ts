import { makeInvoices } from './make-invoices.ts';
import { type Scenario, withKey } from './scenario.ts';

/** A draft can be published once, so each burst has its own drafts and ends with the last of them. */
export const publish: Scenario = {
  name: 'publish',
  target: null,
  prepare: async (service, { prepared }) => ({
    requests: {
      method: 'POST',
      paths: (await makeInvoices(service, prepared)).map((id) => `/v1/invoices/${id}/publish`),
      headers: withKey(service),
      body: '{}',
      expectedStatus: 200,
    },
    until: { requests: prepared },
  }),
};
