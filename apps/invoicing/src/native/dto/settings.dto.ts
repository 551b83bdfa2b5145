import { ApiExtraModels } from '@nestjs/swagger';
import { AddressDto } from './customer.dto.ts';
import { Currency } from './members/currency.ts';
import { Bool, Decimal, type DecimalInput, Integer, isWithin } from './members/number.ts';
import { FreeObject, List, Nested, NestedList } from './members/structure.ts';
import { Email, Locale, OneOf, Pattern, Text, TimeZone, Uuid } from './members/text.ts';

const most = 100;
const options = ['none', 'surcharge', 'cash_discount', 'dual_pricing'] as const;

const dayCount = {
  code: 'days',
  holds: (item: unknown) => isWithin(item, 0, 365),
  wording: 'a whole number from 0 to 365',
};
const days = (description: string): PropertyDecorator =>
  List({ type: 'integer', minimum: 0, maximum: 365 }, most, dayCount, { description, example: [] });

export class SellerDto {
  @Text({ max: 254, description: 'Name' })
  readonly name?: string | null;

  @Text({ max: 254, description: 'Company', example: 'Acme Ltd' })
  readonly company?: string | null;

  @Email({ description: 'E-mail address' })
  readonly email?: string | null;

  @Text({ max: 254, description: 'Phone number' })
  readonly phone?: string | null;

  @Text({ max: 100, description: 'Tax id' })
  readonly taxId?: string | null;

  @Text({ max: 254, description: 'Web site' })
  readonly website?: string | null;

  @Nested(() => AddressDto, { description: 'Address' })
  readonly address?: AddressDto | null;
}

export class NumberingDto {
  @Pattern(
    /^(?!_$)(?:[\x21-\x7e]{0,49}[^\d\s\x00-\x20\x7f-\uffff])?$/,
    'prefix',
    'must be up to 50 printable ASCII characters without blanks, not ending in a digit, and not _ alone',
    {
      description: 'What numbers begin with: a series of its own',
      example: 'INV-',
    },
  )
  readonly prefix?: string | null;

  @Integer(1, 12, { description: 'How many digits, with zeros in front', example: 6 })
  readonly width?: number | null;
}

export class ZeroCostProcessingDto {
  @OneOf(options, { required: true, description: 'Who bears the cost of a payment by card', example: 'none' })
  readonly option!: (typeof options)[number];

  @Decimal({
    range: 'percentage',
    required: ({ option }: ZeroCostProcessingDto) => (option ?? 'none') !== 'none',
    description: 'Needed unless `option` is `none`',
  })
  readonly percentage?: DecimalInput | null;
}

export class ProcessorDto {
  @Uuid({ required: true, description: 'Id', example: '0199d1c2-7a00-7000-8000-000000000001' })
  readonly id!: string;

  @OneOf(['card', 'ach'], { required: true, description: 'What it processes', example: 'card' })
  readonly method!: 'card' | 'ach';

  @Text({ max: 100, filled: true, required: true, description: 'Which adapter speaks to it', example: 'sandbox' })
  readonly adapter!: string;

  @Text({ max: 254, required: true, description: 'What people call it', example: 'Sandbox' })
  readonly name!: string;
}

export class ContactInfoDto {
  @Uuid({ required: true, description: 'Id', example: '0199d1c2-7a00-7000-8000-000000000002' })
  readonly id!: string;

  @Email({ description: 'E-mail address' })
  readonly email?: string | null;

  @Text({ max: 254, description: 'Phone number' })
  readonly phone?: string | null;

  @Nested(() => AddressDto, { description: 'Address' })
  readonly address?: AddressDto | null;
}

export class NotificationsDto {
  @Bool({ description: 'Tell the customer when an invoice is published', example: false })
  readonly onPublish?: boolean | null;

  @days('Remind so many days before the due date')
  readonly daysBeforeDue?: readonly number[] | null;

  @days('Remind so many days after the due date')
  readonly daysAfterDue?: readonly number[] | null;

  @Bool({ description: 'Tell the customer when an invoice is paid', example: false })
  readonly onPaid?: boolean | null;

  @FreeObject({ description: 'Texts of the messages, by name', example: {} })
  readonly templates?: Readonly<Record<string, unknown>> | null;
}

/** The merchant. Replaces what stood; an absent member gets its default. */
@ApiExtraModels(SellerDto, NumberingDto, ZeroCostProcessingDto, ProcessorDto, ContactInfoDto, NotificationsDto)
export class SettingsDto {
  @Nested(() => SellerDto, { description: 'Who sells: frozen into an invoice when it is published' })
  readonly seller?: SellerDto | null;

  @TimeZone({ description: 'IANA time zone: in it dates begin and end', example: 'Europe/London' })
  readonly timeZone?: string | null;

  @Currency({ description: 'ISO 4217', example: 'USD' })
  readonly defaultCurrency?: string | null;

  @Locale({ description: 'BCP 47', example: 'en-US' })
  readonly locale?: string | null;

  @Text({
    max: 100,
    filled: true,
    description: "Name of the location for the HighLevel API. Default: the tenant's name",
  })
  readonly locationId?: string | null;

  @Nested(() => NumberingDto, { description: 'How published invoices are numbered' })
  readonly numbering?: NumberingDto | null;

  @Nested(() => ZeroCostProcessingDto, { description: 'Surcharge, cash discount or dual pricing' })
  readonly zeroCostProcessing?: ZeroCostProcessingDto | null;

  @NestedList(() => ProcessorDto, most, { description: 'Who processes payments' })
  readonly processors?: readonly ProcessorDto[] | null;

  @NestedList(() => ContactInfoDto, most, { description: 'Contacts that dialects refer to' })
  readonly contactInfos?: readonly ContactInfoDto[] | null;

  @Nested(() => NotificationsDto, { description: 'When customers are told' })
  readonly notifications?: NotificationsDto | null;
}
