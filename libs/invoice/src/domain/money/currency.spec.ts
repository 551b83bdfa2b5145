import { describe, expect, test } from '@jest/globals';
import { exponentOf } from './currency.ts';

describe('the exponent of a currency', () => {
  test.each([
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
    [2, 'USD EUR GBP CHF CNY INR HUF MRU MGA UYU XCG XAD ZWG SLE VED'],
  ])('is %i for %s', (exponent, codes) => {
    expect(codes.split(' ').map(exponentOf)).toEqual(codes.split(' ').map(() => exponent));
  });

  test('is unknown for withdrawn codes, codes without minor units, and what is no code in upper case', () => {
    const unknown = 'BGN HRK ANG SLL ZWL CUC XAU XDR XXX XTS usd Usd ZZZ US USDX constructor __proto__ toString';
    expect([...unknown.split(' '), '', ' USD'].map(exponentOf)).toEqual(
      [...unknown.split(' '), '', ' USD'].map(() => null),
    );
  });
});
