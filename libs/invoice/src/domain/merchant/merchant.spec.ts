import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from './default-settings.ts';
import { evolveSettings } from './merchant.ts';
import { replaceSettings } from './replace-settings.ts';
import type { MerchantSettings } from './settings.ts';

const current = defaultSettings('acme', { cardProcessor: 'p1', achProcessor: 'p2', contactInfo: 'c1' });

const refusalOf = (wanted: Partial<MerchantSettings>): unknown => replaceSettings(current, { ...current, ...wanted });

describe('settings', () => {
  test('that stay the same make no event', () => {
    expect(replaceSettings(current, { ...current })).toEqual({ outcome: 'accepted', events: [] });
  });

  test('that change make one event with what changed, before and after', () => {
    const decision = replaceSettings(current, { ...current, timeZone: 'Europe/Berlin' });
    expect(decision).toEqual({
      outcome: 'accepted',
      events: [
        { type: 'SettingsChanged', data: { before: { timeZone: 'UTC' }, after: { timeZone: 'Europe/Berlin' } } },
      ],
    });
  });

  test('after the event are what was wanted', () => {
    const wanted = { ...current, numbering: { prefix: 'R-', width: 4 }, locale: 'de-DE' };
    const decision = replaceSettings(current, wanted);
    expect(decision.outcome === 'accepted' && decision.events.reduce(evolveSettings, current)).toEqual(wanted);
  });

  test('with many flaws are refused with all of them', () => {
    expect(
      refusalOf({
        timeZone: 'Mars/Olympus',
        defaultCurrency: 'XXX1',
        numbering: { prefix: '2026', width: 0 },
        zeroCostProcessing: { option: 'surcharge', percentage: null },
        contactInfos: [...current.contactInfos, ...current.contactInfos],
      }),
    ).toMatchObject({
      refusal: {
        errors: [
          { pointer: '/timeZone' },
          { pointer: '/defaultCurrency' },
          { pointer: '/numbering/prefix' },
          { pointer: '/numbering/width' },
          { pointer: '/zeroCostProcessing/percentage', code: 'required' },
          { pointer: '/contactInfos/1/id' },
        ],
      },
    });
  });

  test.each(['.', '..', 'R2026'])('can not take %s for a prefix', (prefix) => {
    expect(refusalOf({ numbering: { prefix, width: 6 } })).toMatchObject({
      refusal: { errors: [{ pointer: '/numbering/prefix', code: 'prefix' }] },
    });
  });

  test.each(['-1', '100.00001', '3.000001', 'x'])('can not take %s for a percentage', (percentage) => {
    expect(refusalOf({ zeroCostProcessing: { option: 'surcharge', percentage } })).toMatchObject({
      refusal: { errors: [{ pointer: '/zeroCostProcessing/percentage', code: 'percentage' }] },
    });
  });
});
