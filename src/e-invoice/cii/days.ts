import { trimmed, type XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';

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

/** `YYYY-MM-DD` of an element with a day; what it says if it is none. */
export function readDay(dayElement: XmlElement): string {
  const text = trimmed(dayElement.text);
  return dayElement.peekAttribute('format') === FORMAT ? text.replace(CII_DAY, '$1-$2-$3') : text;
}
