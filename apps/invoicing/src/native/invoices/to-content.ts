import type {
  Address,
  Customer,
  DetailsInput,
  DiscountInput,
  InvoiceContent,
  LineInput,
  LineTax,
} from '#invoice/domain';
import { decimalText } from '#platform';
import type { AddressDto, CustomerDto } from '../dto/customer.dto.ts';
import type { DiscountDto, InvoiceDto } from '../dto/invoice.dto.ts';
import type { LineDto, LineTaxDto } from '../dto/line.dto.ts';
import type { DecimalInput } from '../dto/members/number.ts';

/** What a valid body says: numbers in plain notation, null for what is absent. Everything else stays as it was sent. */
export const toContent = (dto: InvoiceDto): InvoiceContent => ({
  currency: dto.currency,
  customer: toCustomer(dto.customer),
  lines: dto.lines.map(toLine),
  details: toDetails(dto),
});

const toDetails = (dto: InvoiceDto): DetailsInput => ({
  number: dto.number ?? null,
  reference: dto.reference ?? null,
  notes: dto.notes ?? null,
  terms: dto.terms ?? null,
  locale: dto.locale ?? null,
  issueDate: dto.issueDate ?? null,
  dueDate: dto.dueDate ?? null,
  discount: toDiscount(dto.discount ?? null),
  taxPercentage: orNull(dto.taxPercentage),
  feesPercentage: orNull(dto.feesPercentage),
  shipping: orNull(dto.shipping),
  useCardPrice: dto.useCardPrice ?? false,
  metadata: dto.metadata ?? {},
});

const toCustomer = (dto: CustomerDto): Customer => ({
  id: dto.id ?? null,
  name: dto.name ?? null,
  company: dto.company ?? null,
  email: dto.email ?? null,
  phone: dto.phone ?? null,
  taxId: dto.taxId ?? null,
  billingAddress: toAddress(dto.billingAddress),
  shippingAddress: toAddress(dto.shippingAddress),
});

export const toAddress = (dto: AddressDto | null | undefined): Address | null =>
  dto === null || dto === undefined
    ? null
    : {
        line1: dto.line1 ?? null,
        line2: dto.line2 ?? null,
        city: dto.city ?? null,
        region: dto.region ?? null,
        postalCode: dto.postalCode ?? null,
        country: dto.country ?? null,
      };

const toLine = (dto: LineDto): LineInput => ({
  id: dto.id ?? null,
  sku: dto.sku ?? null,
  description: dto.description,
  quantity: decimal(dto.quantity),
  unit: dto.unit ?? null,
  unitPrice: decimal(dto.unitPrice),
  discountPercentage: orNull(dto.discountPercentage),
  taxes: (dto.taxes ?? []).map(toTax),
});

const toTax = (dto: LineTaxDto): LineTax => ({
  name: dto.name,
  percentage: decimal(dto.percentage),
  inclusive: dto.inclusive ?? false,
});

function toDiscount(dto: DiscountDto | null): DiscountInput | null {
  if (dto === null) return null;
  const lines = dto.lines ?? null;
  const percentage = orNull(dto.percentage);
  return percentage === null
    ? { kind: 'amount', amount: decimal(dto.amount ?? 0), lines }
    : { kind: 'percentage', percentage, lines };
}

/** Of a member that was checked to be a decimal. */
export const decimal = (value: DecimalInput): string => decimalText(value)!;

export const orNull = (value: DecimalInput | null | undefined): string | null =>
  value === null || value === undefined ? null : decimal(value);
