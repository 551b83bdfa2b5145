import type { MerchantSettings } from './settings.ts';

/** Ids that a tenant starts with: made from its name at the edge, so that they are the same whenever they are asked for. */
export interface DefaultIds {
  readonly cardProcessor: string;
  readonly achProcessor: string;
  readonly contactInfo: string;
}

/** What a tenant that never set anything has. */
export const defaultSettings = (tenantId: string, ids: DefaultIds): MerchantSettings => ({
  seller: { name: null, company: null, email: null, phone: null, taxId: null, website: null, address: null },
  timeZone: 'UTC',
  defaultCurrency: 'USD',
  locale: 'en-US',
  locationId: tenantId,
  numbering: { prefix: 'INV-', width: 6 },
  zeroCostProcessing: { option: 'none', percentage: null },
  processors: [
    { id: ids.cardProcessor, method: 'card', adapter: 'sandbox', name: 'Sandbox' },
    { id: ids.achProcessor, method: 'ach', adapter: 'sandbox', name: 'Sandbox' },
  ],
  contactInfos: [{ id: ids.contactInfo, email: null, phone: null, address: null }],
  notifications: { onPublish: false, daysBeforeDue: [], daysAfterDue: [], onPaid: false, templates: {} },
});
