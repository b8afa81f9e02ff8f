import { describe, expect, it } from '@jest/globals';
import { addressLines } from '../../../src/view/text/address-lines.js';
import { address } from '../../templates/fixtures/build-invoice.js';

describe('addressLines', () => {
  it.each([
    ['GB', { line1: '4 Longman Drive', city: 'Inverness', postcode: 'IV1 1SU' }, ['4 Longman Drive', 'Inverness IV1\u00a01SU']],
    ['DE', { line1: 'Elbstraße 68', city: 'Hamburg', postcode: '22767' }, ['Elbstraße 68', '22767 Hamburg']],
    ['FR', { line1: '18 rue X', city: 'Lyon', postcode: '69002' }, ['18 rue X', '69002 Lyon']],
    ['US', { line1: '1 Main St', city: 'Portland', subdivision: 'OR', postcode: '97209' }, ['1 Main St', 'Portland, OR 97209']],
    ['AU', { line1: '1 High St', city: 'Melbourne', subdivision: 'VIC', postcode: '3000' }, ['1 High St', 'Melbourne VIC 3000']],
    ['ES', { city: 'Getafe', postcode: '28901', subdivision: 'Madrid' }, ['28901 Getafe', 'Madrid']],
    ['ES', { city: 'Madrid', postcode: '28013', subdivision: 'Madrid' }, ['28013 Madrid']],
    ['IT', { line1: 'Via Dante 7', city: 'Monza', postcode: '20900', subdivision: 'MB' }, ['Via Dante 7', '20900 Monza MB']],
    ['IT', { city: 'Monza', postcode: '20900', subdivision: 'Lombardia' }, ['20900 Monza', 'Lombardia']],
    ['NL', { line1: 'Damrak 1', city: 'Amsterdam', postcode: '1012 LG' }, ['Damrak 1', '1012\u00a0LG Amsterdam']],
    ['PL', { line1: 'ul. Święty Marcin 5/7', city: 'Poznań', postcode: '61-806' }, ['ul. Święty Marcin 5/7', '61-806 Poznań']],
    [
      'PT',
      { line1: 'Rua Augusta 1, 2.º Dto.', city: 'Lisboa', postcode: '1100-053' },
      ['Rua Augusta 1, 2.º Dto.', '1100-053 Lisboa'],
    ],
    ['BR', { city: 'São Paulo', postcode: '01310-100', subdivision: 'SP' }, ['São Paulo – SP', '01310-100']],
    ['MX', { city: 'Ciudad de México', postcode: '06600', subdivision: 'CDMX' }, ['06600 Ciudad de México, CDMX']],
    [
      'CH',
      { line1: 'Bahnhofstrasse 1', city: 'Zürich', postcode: '8001', subdivision: 'Zürich' },
      ['Bahnhofstrasse 1', '8001 Zürich'],
    ],
    ['IL', { line1: 'רחוב הרצל 12', city: 'תל אביב-יפו', postcode: '6688312' }, ['רחוב הרצל 12', 'תל אביב-יפו 6688312']],
    ['US', { city: 'New York', postcode: '10001', subdivision: 'New York' }, ['New York, New York 10001']],
    ['SG', { city: 'Singapore', postcode: '018956', subdivision: 'Singapore' }, ['Singapore 018956']],
    [
      'CN',
      { line1: '中关村大街27号', line2: '中关村大厦4层', city: '北京市', subdivision: '北京市', postcode: '100080' },
      ['100080', '北京市中关村大街27号', '中关村大厦4层'],
    ],
    [
      'CN',
      { line1: '27 Zhongguancun Street', city: 'Beijing', postcode: '100080' },
      ['27 Zhongguancun Street', 'Beijing 100080'],
    ],
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
