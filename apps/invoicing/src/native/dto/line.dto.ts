import { ApiExtraModels } from '@nestjs/swagger';
import { Bool, Decimal, type DecimalInput } from './members/number.ts';
import { NestedList } from './members/structure.ts';
import { Text } from './members/text.ts';

/** A line may carry this many taxes: far more than any country asks for. */
const mostTaxes = 20;

export class LineTaxDto {
  @Text({ max: 254, required: true, description: 'Lines of one name, rate and kind are one group', example: 'VAT' })
  readonly name!: string;

  @Decimal({ range: 'percentage', required: true, description: 'Rate in percent', example: '21' })
  readonly percentage!: DecimalInput;

  @Bool({ description: 'Contained in the price (true) or added to it (false, the default)', example: false })
  readonly inclusive?: boolean | null;
}

@ApiExtraModels(LineTaxDto)
export class LineDto {
  @Text({ max: 100, filled: true, description: 'Kept through replacements; made where it is absent' })
  readonly id?: string | null;

  @Text({ max: 100, description: 'Article number' })
  readonly sku?: string | null;

  @Text({ max: 5_000, required: true, description: 'What is sold', example: 'Consulting' })
  readonly description!: string;

  @Decimal({ range: 'positive', required: true, description: 'How many', example: '3' })
  readonly quantity!: DecimalInput;

  @Text({ max: 100, description: 'Unit of the quantity', example: 'hour' })
  readonly unit?: string | null;

  @Decimal({ required: true, description: 'Price of one; below 0 for a credit', example: '33.335' })
  readonly unitPrice!: DecimalInput;

  @Decimal({ range: 'percentage', description: 'Off this line, in percent', example: '10' })
  readonly discountPercentage?: DecimalInput | null;

  @NestedList(() => LineTaxDto, mostTaxes, { description: 'Taxes of this line' })
  readonly taxes?: readonly LineTaxDto[] | null;
}
