import { ApiExtraModels } from '@nestjs/swagger';
import { Nested } from './members/structure.ts';
import { Email, Text } from './members/text.ts';

export class AddressDto {
  @Text({ max: 254, description: 'Street and number', example: "12 St James's Sq" })
  readonly line1?: string | null;

  @Text({ max: 254, description: 'Second line' })
  readonly line2?: string | null;

  @Text({ max: 254, description: 'Town', example: 'London' })
  readonly city?: string | null;

  @Text({ max: 254, description: 'State, province, county' })
  readonly region?: string | null;

  @Text({ max: 254, description: 'Postal code', example: 'SW1Y 4LB' })
  readonly postalCode?: string | null;

  @Text({ max: 254, description: 'Country, ISO 3166-1 alpha-2 by convention', example: 'GB' })
  readonly country?: string | null;
}

/** Whom the invoice is for. Publishing needs a name or a company, and an e-mail or a phone. */
@ApiExtraModels(AddressDto)
export class CustomerDto {
  @Text({ max: 100, description: 'A reference of your own: kept and echoed', example: 'c-17' })
  readonly id?: string | null;

  @Text({ max: 254, description: 'Name', example: 'Ada Lovelace' })
  readonly name?: string | null;

  @Text({ max: 254, description: 'Company', example: 'Analytical Engines' })
  readonly company?: string | null;

  @Email({ description: 'E-mail address', example: 'ada@example.com' })
  readonly email?: string | null;

  @Text({ max: 254, description: 'Phone number', example: '+12025550123' })
  readonly phone?: string | null;

  @Text({ max: 100, description: 'Tax id' })
  readonly taxId?: string | null;

  @Nested(() => AddressDto, { description: 'Where the invoice goes' })
  readonly billingAddress?: AddressDto | null;

  @Nested(() => AddressDto, { description: 'Where the goods go' })
  readonly shippingAddress?: AddressDto | null;
}
