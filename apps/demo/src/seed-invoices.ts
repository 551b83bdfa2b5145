/** An invoice as one of the five documented APIs would send it, said in the native shape. */
export interface SeedInvoice {
  /** The API whose example body it was made from. */
  readonly api: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const address = (line1: string, city: string, region: string | null, postalCode: string, country: string) => ({
  line1,
  line2: null,
  city,
  region,
  postalCode,
  country,
});

/** @param dueDate `YYYY-MM-DD`, not in the past: what is published has to be payable */
export const seedInvoices = (dueDate: string): readonly SeedInvoice[] => [
  {
    api: 'CRM orders',
    body: {
      currency: 'USD',
      dueDate,
      reference: 'order 1204',
      notes: 'Coupon SPRING24 applied',
      customer: {
        id: '88017',
        name: 'Grace Hopper',
        company: 'Compiler Works',
        email: 'grace@compiler.example',
        phone: '+12125550108',
        billingAddress: address('1 Navy Yard', 'Arlington', 'VA', '22202', 'US'),
      },
      lines: [
        { sku: 'SEAT', description: 'Team seats', quantity: 12, unit: 'Month', unitPrice: '19.90' },
        { sku: 'ONBOARD', description: 'Onboarding workshop', quantity: 2, unit: 'Day', unitPrice: 850 },
      ],
      discount: { amount: '38.80' },
      shipping: 0,
      metadata: { groupId: 'retail', productCode: 'SEAT' },
    },
  },
  {
    api: 'Agency desk',
    body: {
      currency: 'USD',
      dueDate,
      notes: 'Quarterly campaign',
      customer: { name: 'Katherine Johnson', email: 'katherine@orbit.example', phone: '+17575550119' },
      lines: [
        { description: 'Campaign planning', quantity: 1, unitPrice: '2400.00' },
        { description: 'Media buying, negotiated rate', quantity: 1, unitPrice: '5000', discountPercentage: '12.5' },
        { description: 'Credit for a late start', quantity: 1, unitPrice: '-150.00' },
      ],
    },
  },
  {
    api: 'Office CRM',
    body: {
      currency: 'EUR',
      dueDate,
      reference: 'PO 4711',
      terms: 'Net 30',
      locale: 'de-DE',
      customer: {
        id: '1234',
        name: 'Konrad Zuse',
        company: 'Zuse Maschinenbau',
        email: 'buchhaltung@zuse.example',
        taxId: 'DE136695976',
        billingAddress: address('Methfesselstr. 7', 'Berlin', null, '10965', 'DE'),
      },
      lines: [
        {
          description: 'Relay modules',
          quantity: '100',
          unitPrice: '7.7',
          discountPercentage: '25',
          taxes: [
            { name: 'VAT', percentage: '10' },
            { name: 'Eco levy', percentage: '5' },
          ],
        },
      ],
    },
  },
  {
    api: 'Marketing suite',
    body: {
      currency: 'USD',
      dueDate,
      terms: 'This is a default terms.',
      customer: {
        id: '6578278e879ad2646715ba9c',
        name: 'Alex',
        company: 'ABC Corp.',
        email: 'alex@example.com',
        phone: '+1234567890',
        billingAddress: address('9931 Beechwood', 'St. Houston', 'TX', '559-6993', 'US'),
      },
      lines: [
        { description: 'ABC Product', quantity: 1, unitPrice: 999, taxes: [{ name: 'Sales tax', percentage: '8.25' }] },
      ],
      discount: { percentage: 10 },
    },
  },
  {
    api: 'Card gateway',
    body: {
      currency: 'USD',
      dueDate,
      notes: 'Thank you for your business',
      customer: {
        id: '87d8e330-2878-4742-a86f-dbbb3bf522ac',
        name: 'Ada Lovelace',
        company: 'Analytical Engines',
        email: 'ada@engines.example',
        phone: '+12025550123',
      },
      lines: [
        { sku: 'GEAR-1', description: 'Brass gears', quantity: 1, unitPrice: 100 },
        { sku: 'CARD-9', description: 'Punch cards', quantity: 10, unit: 'box', unitPrice: 5 },
      ],
      discount: { percentage: 10 },
      taxPercentage: 8.25,
      feesPercentage: 2,
      shipping: 7.5,
    },
  },
];
