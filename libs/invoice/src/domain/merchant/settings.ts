import type { Address } from '../invoice/content.ts';
import type { ZeroCostProcessing } from '../totals/figures.ts';

/** Who sells: printed on the invoice, frozen at publish. */
export interface Seller {
  readonly name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxId: string | null;
  readonly website: string | null;
  readonly address: Address | null;
}

export interface ProcessorSetting {
  readonly id: string;
  readonly method: 'card' | 'ach';
  readonly adapter: string;
  readonly name: string;
}

export interface ContactInfo {
  readonly id: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
}

export interface MerchantSettings {
  readonly seller: Seller;
  /** IANA. */
  readonly timeZone: string;
  readonly defaultCurrency: string;
  readonly locale: string;
  readonly locationId: string;
  /** Every prefix is a series of its own; it may not end in a digit, so that a number names its series. */
  readonly numbering: { readonly prefix: string; readonly width: number };
  readonly zeroCostProcessing: ZeroCostProcessing;
  readonly processors: readonly ProcessorSetting[];
  readonly contactInfos: readonly ContactInfo[];
  readonly notifications: {
    readonly onPublish: boolean;
    readonly daysBeforeDue: readonly number[];
    readonly daysAfterDue: readonly number[];
    readonly onPaid: boolean;
    readonly templates: Readonly<Record<string, unknown>>;
  };
}
