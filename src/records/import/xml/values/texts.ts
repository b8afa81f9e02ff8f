import { isWholeCardNumber, lastCardDigits } from '../../../../invoices/payment-codes/card-number.js';
import { trimmed, type XmlElement } from '../../../../xml/element.js';
import type { As } from './source.js';

const BLANKS = /[\t\n\r ]+/g;

/** One line of text: line breaks and runs of blanks are only the layout of the file. */
export const line: As<string> = (element) => {
  element.isRead = true;
  return trimmed(element.text).replaceAll(BLANKS, ' ') || undefined;
};

/** Text of several lines, without the indentation that the file as a whole gives them. */
export const lines: As<string> = (element) => {
  element.isRead = true;
  return withoutIndentation(trimmed(element.text)) || undefined;
};

/** What all lines below the first have in common is only the layout of the file. */
function withoutIndentation(text: string): string {
  const [first, ...rest] = text.split('\n');
  const indents = rest.filter((one) => one.trim() !== '').map((one) => one.length - one.trimStart().length);
  const common = Math.min(...indents);
  return [first, ...rest.map((one) => one.slice(common).trimEnd())].join('\n');
}

/** A code. Attributes that name its list are known, as the standard allows one list. */
export const code: As<string> = (element, reading, term) => {
  element.attribute('schemeID');
  return line(element, reading, term);
};

/** The number of a card (BT-87). Of a whole one, only the last digits are taken; the element is reported as if it was not read. */
export const cardNumber: As<string> = (element, reading, term) => {
  const number = line(element, reading, term);
  if (number === undefined || !isWholeCardNumber(number)) return number;
  element.isRead = false;
  return lastCardDigits(number);
};

/** A country. The code lists of EN 16931 have 1A for Kosovo, where the rest of the world writes XK. */
export const country: As<string> = (element, reading, term) => {
  const given = code(element, reading, term);
  return given === '1A' ? 'XK' : given;
};

/** An identifier with the scheme that an attribute names. */
export const identifier: As<{ id: string; scheme?: string }> = (element, reading, term) => {
  const id = line(element, reading, term);
  const scheme = element.attribute('schemeID');
  if (id === undefined) return undefined;
  return scheme === undefined ? { id } : { id, scheme };
};

/** The texts of several elements, one below the other. */
export function joined(elements: readonly XmlElement[]): string | undefined {
  const texts = elements.map((element) => {
    element.isRead = true;
    return withoutIndentation(trimmed(element.text));
  });
  return texts.filter((text) => text !== '').join('\n') || undefined;
}

/** `true` or `false`, as XML Schema writes them. */
export const indicator: As<boolean> = (element, reading, term) => {
  const text = line(element, reading, term);
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  if (text !== undefined) reading.fault(element.xpath, `must be true or false (${term})`);
  return undefined;
};
