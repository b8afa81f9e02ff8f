import type { As } from './source.js';
import { isDay } from '../../../../text/day.js';
import { line } from './texts.js';

const UBL_DAY = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/;

/** `xs:date`. Its time zone says nothing about the day that the invoice names. */
export const ublDay: As<string> = (element, reading, term) => {
  const text = line(element, reading, term);
  if (text === undefined) return undefined;
  const day = UBL_DAY.exec(text)?.[1];
  if (day !== undefined && isDay(day)) return day;
  reading.fault(element.xpath, `must be a day, such as 2026-03-01 (${term})`);
  return undefined;
};

/** UNTDID 2379: a day, alone or with a time. */
const CII_FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ['102', /^(\d{4})(\d\d)(\d\d)$/],
  ['203', /^(\d{4})(\d\d)(\d\d)\d{4}$/],
  ['204', /^(\d{4})(\d\d)(\d\d)\d{6}$/],
]);

/** The element with the day itself, such as `udt:DateTimeString`. */
export const ciiDay: As<string> = (element, reading, term) => {
  const text = line(element, reading, term);
  if (text === undefined) return undefined;
  const format = element.attribute('format');
  const [, year, month, date] =
    (format === undefined ? /^(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?$/ : CII_FORMATS.get(format))?.exec(text) ?? [];
  const day = `${year}-${month}-${date}`;
  if (year !== undefined && isDay(day)) return day;
  reading.fault(element.xpath, `must be a day in the format 102, such as 20260301 (${term})`);
  return undefined;
};
