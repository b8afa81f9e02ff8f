import { trimmed, type XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import { looksLikeDay } from '../terms/days.js';

/*
 * CII writes a day as `20261102` and says so by format 102 (UNTDID 2379). What is not a day stands as it was written, in both directions.
 */

const FORMAT = '102';
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const CII_DAY = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** @param textName the element in it: `udt:DateTimeString`, `udt:DateString`, `qdt:DateTimeString` */
export function writeDay(name: string, textName: string, day: string | undefined): XmlNode | undefined {
  return element(name, [textElement(textName, day?.replace(DAY, '$1$2$3'), { format: FORMAT })]);
}

/**
 * `YYYY-MM-DD` of an element with a day; what it says if it is none. If that looks like a day to everyone but CII, its format stands behind it, so that no rule takes it for
 * one.
 */
export function readDay(dayElement: XmlElement): string {
  const text = trimmed(dayElement.text);
  const format = dayElement.peekAttribute('format');
  if (looksLikeDay(text)) return `${text} (format ${format ?? 'unknown'})`;
  return format === FORMAT ? text.replace(CII_DAY, '$1-$2-$3') : text;
}
