import { ApiExtraModels } from '@nestjs/swagger';
import { CustomerDto } from './customer.dto.ts';
import { LineDto } from './line.dto.ts';
import { Currency } from './members/currency.ts';
import { Bool, Decimal, type DecimalInput, isWithin } from './members/number.ts';
import { ExactlyOneOf, List, Nested, NestedList, TextMap } from './members/structure.ts';
import { Day, Locale, Text } from './members/text.ts';

export const mostLines = 1_000;

const lineReference = {
  code: 'line-reference',
  holds: (item: unknown) =>
    (typeof item === 'string' && item.length > 0 && item.length <= 100) || isWithin(item, 0, mostLines - 1),
  wording: `the id of a line, or its 0-based index`,
};

/** Off the lines that it names: `percentage` or `amount`, not both. */
export class DiscountDto {
  @Decimal({ range: 'percentage', description: 'In percent of the lines that it applies to', example: '10' })
  readonly percentage?: DecimalInput | null;

  @Decimal({ range: 'not-negative', description: 'A fixed amount, capped at the sum of the lines that it applies to' })
  readonly amount?: DecimalInput | null;

  @List({ oneOf: [{ type: 'string' }, { type: 'integer', minimum: 0 }] }, mostLines, lineReference, {
    description: 'Ids or 0-based indexes of lines; null: all lines',
  })
  readonly lines?: readonly (string | number)[] | null;
}

/** All that can be said of an invoice: creating takes it, replacing compares it with what stands. */
@ApiExtraModels(CustomerDto, LineDto, DiscountDto)
export class InvoiceDto {
  @Currency({ required: true, description: 'ISO 4217, upper case', example: 'USD' })
  readonly currency!: string;

  @Nested(() => CustomerDto, { required: true, description: 'Whom the invoice is for' })
  readonly customer!: CustomerDto;

  @NestedList(() => LineDto, mostLines, { required: true, description: 'What is charged; `[]` is possible on a draft' })
  readonly lines!: readonly LineDto[];

  @Day({ description: 'Default: the day of publishing in the time zone of the seller' })
  readonly issueDate?: string | null;

  @Day({ description: 'Default: the issue date', example: '2099-12-31' })
  readonly dueDate?: string | null;

  @Text({
    max: 100,
    filled: true,
    description: 'A number of your own, unique in the tenant; null: the next of the series',
  })
  readonly number?: string | null;

  @Text({ max: 100, description: "The customer's reference", example: 'PO 4711' })
  readonly reference?: string | null;

  @Text({ max: 10_000, description: 'Shown to the customer', example: '' })
  readonly notes?: string | null;

  @Text({ max: 10_000, description: 'Terms of payment', example: 'Net 30' })
  readonly terms?: string | null;

  @Locale({ description: 'BCP 47, for documents; null: that of the settings', example: 'en-US' })
  readonly locale?: string | null;

  @ExactlyOneOf('percentage', 'amount')
  @Nested(() => DiscountDto, { description: 'Off the whole, or off some lines' })
  readonly discount?: DiscountDto | null;

  @Decimal({ range: 'percentage', description: 'A tax named `Tax` on every line, added to it' })
  readonly taxPercentage?: DecimalInput | null;

  @Decimal({ range: 'percentage', description: 'Fees on subtotal less discount', example: '2' })
  readonly feesPercentage?: DecimalInput | null;

  @Decimal({ range: 'not-negative', description: 'Neither taxed nor discounted', example: '7.50' })
  readonly shipping?: DecimalInput | null;

  @Bool({ description: 'Dual pricing: the prices are those for cards. Default false', example: false })
  readonly useCardPrice?: boolean | null;

  @TextMap(
    { members: 50, name: 40, text: 500 },
    { description: 'Texts of your own: kept and echoed', example: { orderId: '4711' } },
  )
  readonly metadata?: Readonly<Record<string, string>> | null;
}
