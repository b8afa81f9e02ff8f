import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import {
  amount,
  civilDate,
  countryCode,
  currencyCode,
  decimalText,
  instant,
  json,
  locale,
  longText,
  numberText,
  percentage,
  taxCategory,
  text,
  timeZone,
  uuid,
} from '../../../../src/records/import/format/fields.js';

/** What the field makes of a value, or why it refuses it. */
function parsed(field: z.ZodType, value: unknown): unknown {
  const result = field.safeParse(value);
  return result.success ? result.data : { refused: result.error.issues[0]?.message };
}

const refused = (message: unknown) => ({ refused: message });

describe('text', () => {
  it('is trimmed', () => {
    expect(parsed(text(10), '  a b ')).toBe('a b');
  });

  it.each(['Ünïcode', '翠嵐茶園', 'ديار', '👩‍🌾', 'a\u00a0b', '=1+1', '{{x}}', '<b>'])('takes %j as it is', (value) => {
    expect(parsed(text(20), value)).toBe(value);
    expect(parsed(longText(20), value)).toBe(value);
  });

  // Which characters these are: test/invoices/text-faults.test.ts.
  it.each([
    ['a\u0007b', 'U+0007 cannot be printed'],
    ['a\ufffcb', 'U+FFFC cannot be printed'],
    ['\u2067a', 'U+2067 is not closed in its line'],
  ])('refuses %j, with the character', (value, fault) => {
    expect(parsed(text(20), value)).toEqual(refused(`must be one line of printable text: ${fault}`));
    expect(parsed(longText(20), value)).toEqual(refused(`must be printable text: ${fault}`));
    expect(parsed(numberText(20), value)).toEqual(refused(expect.stringContaining('must be one line of visible characters: U+')));
  });

  it.each(['a\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'a \r\n  b'])(
    'makes one blank of what breaks the line in %j, in one line only',
    (value) => {
      expect([parsed(text(20), value), parsed(numberText(20), value)]).toEqual(['a b', 'a b']);
      expect(parsed(longText(20), value)).not.toBe('a b');
    },
  );

  it('takes what is invisible in texts, not in numbers', () => {
    expect([parsed(text(20), 'so\u00adft'), parsed(longText(20), 'so\u00adft')]).toEqual(['so\u00adft', 'so\u00adft']);
    expect(parsed(numberText(20), 'INV\u200b-1')).toEqual(
      refused('must be one line of visible characters: U+200B is invisible, so two numbers could look alike'),
    );
    expect(parsed(numberText(20), ' INV-1\ufeff')).toBe('INV-1');
  });

  it('refuses more than a thousand marks on one letter', () => {
    const marked = (marks: number) => `a${'\u0301'.repeat(marks)}b`;
    expect(parsed(longText(5000), marked(999))).toBe(marked(999));
    expect(parsed(longText(5000), marked(1000))).toEqual(
      refused('must have at most 1000 characters for one letter with its marks'),
    );
  });

  it('keeps line feeds and tabs in several lines, and makes CR LF one line feed', () => {
    expect(parsed(longText(20), 'a\r\nb\n\tc')).toBe('a\nb\n\tc');
  });

  it.each([text, longText, numberText])('has an end', (field) => {
    expect(parsed(field(5), '12345')).toBe('12345');
    expect(parsed(field(5), '123456')).toEqual(refused('Too big: expected string to have <=5 characters'));
    expect(parsed(field(5), '   ')).toEqual(refused('Too small: expected string to have >=1 characters'));
  });

  it.each([1, true, null, ['a'], { a: 1 }])('is not %j', (value) => {
    expect(parsed(text(5), value)).toEqual(refused(expect.stringContaining('expected string')));
  });
});

describe('numbers', () => {
  it.each(['0', '1234.50', '-0.0000000001', '999999999999999999.9999999999'])('%s is a decimal', (value) => {
    expect(parsed(decimalText, value)).toBe(value);
  });

  const NOT_DECIMAL = [12.5, 0, null, '', '01', '.5', '5.', '1e3', '1,234.50', '+1', ' 1', 'NaN', '٣', '1234567890123456789'];
  it.each(NOT_DECIMAL)('%j is no decimal; the message tells to quote', (value) => {
    expect(parsed(decimalText, value)).toEqual(refused('must be a decimal number in quotes, such as "1234.50"'));
  });

  it.each([12.5, '1,12345', '1e3'])('%j is no amount', (value) => {
    expect(parsed(amount, value)).toEqual(refused('must be an amount in quotes with at most four decimals, such as "1234.50"'));
  });

  it('say how many decimals they may have', () => {
    expect(parsed(decimalText, '1.12345678901')).toEqual(refused('must have at most 10 decimals'));
    expect(parsed(amount, '-1.12345')).toEqual(refused('must have at most 4 decimals'));
    expect(parsed(percentage, '0.1234567')).toEqual(refused('must have at most 6 decimals'));
  });

  it('takes an amount of up to four decimals', () => {
    expect(['0', '-423.90', '12.3456'].map((value) => parsed(amount, value))).toEqual(['0', '-423.90', '12.3456']);
  });

  it.each(['0', '5.5', '8.875', '20', '33.333333', '100', '100.00'])('%s is a percentage', (value) => {
    expect(parsed(percentage, value)).toBe(value);
  });

  it.each([20, '-1', '100.01', '101', '20%', ''])('%j is no percentage', (value) => {
    expect(parsed(percentage, value)).toEqual(refused('must be a percentage from "0" to "100" in quotes, such as "19" or "5.5"'));
  });
});

describe('time', () => {
  it.each(['2026-11-02', '2028-02-29', '1900-01-01', '2199-12-31'])('%s is a date', (value) => {
    expect(parsed(civilDate, value)).toBe(value);
  });

  const NOT_A_DATE = [
    '2026-1-2',
    '02.11.2026',
    '2026-11-02T00:00:00Z',
    '2026-W10-1',
    '2026-060',
    '20261102',
    '+02026-11-02',
    '-2026-11-02',
    ' 2026-11-02',
    '',
    20261102,
  ];
  it.each(NOT_A_DATE)('%j is no date', (value) => {
    expect(parsed(civilDate, value)).toEqual(refused('must be a date, YYYY-MM-DD'));
  });

  it.each([
    ['2026-02-30', '2026-02 has 28 days'],
    ['2024-02-30', '2024-02 has 29 days'],
    ['2100-02-29', '2100-02 has 28 days'],
    ['2026-11-31', '2026-11 has 30 days'],
    ['2026-11-00', 'months begin with the day 01'],
    ['2026-13-01', 'there is no month 13'],
    ['2026-00-10', 'there is no month 00'],
  ])('%s is no day', (value, why) => {
    expect(parsed(civilDate, value)).toEqual(refused(`does not exist: ${why}`));
  });

  it.each(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])('%s is no date of a document', (value) => {
    expect(parsed(civilDate, value)).toEqual(refused('must be of the years 1900 to 2199'));
    expect(parsed(instant, `${value}T00:00:00Z`)).toEqual(refused('must be of the years 1900 to 2199'));
  });

  it.each(['2026-03-01T24:00:00Z', '2026-03-01T23:59:60Z', '2026-03-01T09:30:00+24:00', '2026-02-30T09:30:00Z', '2026-03-01'])(
    '%s is no instant',
    (value) => {
      expect(parsed(instant, value)).toEqual(refused('must be a date and time with offset, such as "2026-03-01T09:30:00Z"'));
    },
  );

  it('needs an offset for an instant', () => {
    expect(parsed(instant, '2026-03-01T09:30:00+09:00')).toBe('2026-03-01T09:30:00+09:00');
    expect(parsed(instant, '2026-03-01T09:30:00')).toEqual(
      refused('must be a date and time with offset, such as "2026-03-01T09:30:00Z"'),
    );
  });

  it('knows time zones', () => {
    expect(parsed(timeZone, 'Asia/Kuwait')).toBe('Asia/Kuwait');
    expect(parsed(timeZone, 'Europe/Atlantis')).toEqual(refused('must be an IANA time zone, such as "Europe/London"'));
  });
});

describe('codes', () => {
  it('writes UUIDs in lower case', () => {
    expect(parsed(uuid, '1CA80B4C-763D-4D55-BA59-46F24F029A14')).toBe('1ca80b4c-763d-4d55-ba59-46f24f029a14');
  });

  it.each(['1ca80b4c', '1ca80b4c763d4d55ba5946f24f029a14', '{1ca80b4c-763d-4d55-ba59-46f24f029a14}', 'inv_1', 7])(
    '%j is no UUID',
    (value) => {
      expect(parsed(uuid, value)).toEqual(refused('must be a UUID'));
    },
  );

  it('knows currencies', () => {
    expect(['GBP', 'JPY', 'KWD'].map((value) => parsed(currencyCode, value))).toEqual(['GBP', 'JPY', 'KWD']);
    for (const value of ['gbp', 'XXX', 'ZZZ', '£']) {
      expect(parsed(currencyCode, value)).toEqual(refused('must be an ISO 4217 currency code, such as "EUR"'));
    }
  });

  it('knows country codes, language tags and tax categories by their form', () => {
    expect(parsed(countryCode, 'GB')).toBe('GB');
    expect(parsed(countryCode, 'UK ')).toEqual(refused('must be an ISO 3166-1 alpha-2 country code, such as "GB"'));
    expect(['en-GB', 'ar', 'zh-Hant-TW'].map((value) => parsed(locale, value))).toEqual(['en-GB', 'ar', 'zh-Hant-TW']);
    for (const value of ['en_GB', 'english language', '']) {
      expect(parsed(locale, value)).toEqual(refused('must be a BCP 47 language tag, such as "en-GB"'));
    }
    expect(parsed(taxCategory, 'AE')).toBe('AE');
    expect(parsed(taxCategory, 'VAT')).toEqual(refused(expect.stringContaining('"S"')));
  });
});

describe('json', () => {
  it('takes what JSON can say', () => {
    const value = { text: 'a\n\\u0000', number: 1.5, none: null, list: [true, { deep: [] }] };
    expect(parsed(json, value)).toEqual(value);
  });

  it.each([['a\u0000'], { 'key\u0000': 1 }, [{ a: ['\ud800'] }]])('refuses %j, which the database cannot hold', (value) => {
    expect(parsed(json, value)).toEqual(refused('must be JSON of printable text and finite numbers, nested at most 32 deep'));
  });

  it('refuses what is nested without end', () => {
    const nested = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown;
    expect(parsed(json, nested)).toEqual(refused('must be JSON of printable text and finite numbers, nested at most 32 deep'));
  });

  it('refuses a number that no double holds, which would come out as null', () => {
    expect(parsed(json, JSON.parse('{"a": [1e400]}'))).toEqual(
      refused('must be JSON of printable text and finite numbers, nested at most 32 deep'),
    );
  });
});
