import type { MerchantSettings } from '#invoice/domain';
import type { ContactInfoDto, NotificationsDto, SellerDto, SettingsDto } from '../dto/settings.dto.ts';
import { orNull, toAddress } from '../invoices/to-content.ts';

/** The settings that a valid body asks for: what is absent gets its default. */
export function toSettings(dto: SettingsDto, defaults: MerchantSettings): MerchantSettings {
  return {
    seller: dto.seller ? toSeller(dto.seller) : defaults.seller,
    timeZone: dto.timeZone ?? defaults.timeZone,
    defaultCurrency: dto.defaultCurrency ?? defaults.defaultCurrency,
    locale: dto.locale ?? defaults.locale,
    locationId: dto.locationId ?? defaults.locationId,
    numbering: {
      prefix: dto.numbering?.prefix ?? defaults.numbering.prefix,
      width: dto.numbering?.width ?? defaults.numbering.width,
    },
    zeroCostProcessing: dto.zeroCostProcessing
      ? { option: dto.zeroCostProcessing.option, percentage: orNull(dto.zeroCostProcessing.percentage) }
      : defaults.zeroCostProcessing,
    processors:
      dto.processors?.map(({ id, method, adapter, name }) => ({ id, method, adapter, name })) ?? defaults.processors,
    contactInfos: dto.contactInfos?.map(toContactInfo) ?? defaults.contactInfos,
    notifications: toNotifications(dto.notifications ?? {}, defaults.notifications),
  };
}

const toSeller = (dto: SellerDto): MerchantSettings['seller'] => ({
  name: dto.name ?? null,
  company: dto.company ?? null,
  email: dto.email ?? null,
  phone: dto.phone ?? null,
  taxId: dto.taxId ?? null,
  website: dto.website ?? null,
  address: toAddress(dto.address),
});

const toContactInfo = (dto: ContactInfoDto): MerchantSettings['contactInfos'][number] => ({
  id: dto.id,
  email: dto.email ?? null,
  phone: dto.phone ?? null,
  address: toAddress(dto.address),
});

const toNotifications = (
  dto: NotificationsDto,
  defaults: MerchantSettings['notifications'],
): MerchantSettings['notifications'] => ({
  onPublish: dto.onPublish ?? defaults.onPublish,
  daysBeforeDue: dto.daysBeforeDue ?? defaults.daysBeforeDue,
  daysAfterDue: dto.daysAfterDue ?? defaults.daysAfterDue,
  onPaid: dto.onPaid ?? defaults.onPaid,
  templates: dto.templates ?? defaults.templates,
});
