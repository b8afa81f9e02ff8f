import { describe, expect, it } from '@jest/globals';
import { addressLines } from '../../src/document/address-lines.js';
import { address } from './fixtures/build-invoice.js';

describe('addressLines', () => {
  it.each([
    ['GB', { line1: '4 Longman Drive', city: 'Inverness', postcode: 'IV1 1SU' }, ['4 Longman Drive', 'Inverness IV1\u00a01SU']],
    ['DE', { line1: 'Elbstraße 68', city: 'Hamburg', postcode: '22767' }, ['Elbstraße 68', '22767 Hamburg']],
    ['FR', { line1: '18 rue X', city: 'Lyon', postcode: '69002' }, ['18 rue X', '69002 Lyon']],
    ['US', { line1: '1 Main St', city: 'Portland', subdivision: 'OR', postcode: '97209' }, ['1 Main St', 'Portland, OR 97209']],
    ['AU', { line1: '1 High St', city: 'Melbourne', subdivision: 'VIC', postcode: '3000' }, ['1 High St', 'Melbourne VIC 3000']],
    ['ES', { city: 'Getafe', postcode: '28901', subdivision: 'Madrid' }, ['28901 Getafe', 'Madrid']],
    [
      'JP',
      { line1: '神保町1-5', line2: '4階', city: '千代田区', subdivision: '東京都', postcode: '101-0051' },
      ['〒101-0051', '東京都千代田区神保町1-5', '4階'],
    ],
    [
      'JP',
      { line1: '1-5 Jimbocho', city: 'Chiyoda', subdivision: 'Tokyo', postcode: '101-0051' },
      ['1-5 Jimbocho', 'Chiyoda, Tokyo 101-0051'],
    ],
    [
      'KR',
      { line1: '테헤란로 1', city: '강남구', subdivision: '서울특별시', postcode: '06234' },
      ['06234', '서울특별시 강남구 테헤란로 1'],
    ],
  ])('writes %s as its post does', (country, parts, expected) => {
    expect(addressLines(address(country, parts), null)).toEqual(expected);
  });

  it('ends with the country and leaves out what is absent or blank', () => {
    expect(addressLines(address('US', { line1: ' ', city: 'Portland' }), 'United States')).toEqual(['Portland', 'United States']);
    expect(addressLines(address(null), null)).toEqual([]);
  });
});
