import { Decimal, type DecimalInput } from './members/number.ts';
import { Day, OneOf, Text } from './members/text.ts';

const methods = ['card', 'ach', 'cash', 'check', 'bank_transfer', 'other'] as const;
export type MethodName = (typeof methods)[number];

const longestReason = 1_000;

/** Why: goes into the history. Wins over the header `X-Reason`. */
export class ReasonDto {
  @Text({
    max: longestReason,
    description: 'Why: goes into the history; wins over `X-Reason`',
    example: 'Ordered twice',
  })
  readonly reason?: string | null;
}

export class MarkAsPaidDto extends ReasonDto {
  @OneOf(methods, { required: true, description: 'How it was paid', example: 'bank_transfer' })
  readonly paymentMethod!: MethodName;

  @Day({ description: 'When it was paid. Default: today in the time zone of the seller' })
  readonly paymentDate?: string | null;

  @Text({ max: 100, filled: true, description: 'Reference of the payment, unique in the tenant' })
  readonly reference?: string | null;
}

/** Money that was received elsewhere. */
export class PaymentDto extends ReasonDto {
  @Decimal({ range: 'not-negative', required: true, description: 'In the currency of the invoice', example: '100.00' })
  readonly amount!: DecimalInput;

  @OneOf(methods, { required: true, description: 'How it was paid', example: 'bank_transfer' })
  readonly method!: MethodName;

  @Text({ max: 100, filled: true, description: 'Unique in the tenant', example: 'bank-4711' })
  readonly reference?: string | null;

  @Day({ description: 'When the money arrived. Default: today in the time zone of the seller' })
  readonly valueDate?: string | null;
}

export class RefundDto extends ReasonDto {
  @Decimal({ range: 'not-negative', required: true, description: 'What goes back to the customer', example: '10.00' })
  readonly amount!: DecimalInput;
}

/** A bounce or chargeback: the money is gone again. */
export class ReversalDto extends ReasonDto {
  @Decimal({ range: 'not-negative', description: 'Default: all that is left of the payment' })
  readonly amount?: DecimalInput | null;
}
