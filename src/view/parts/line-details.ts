import type { Identifier, InvoiceLine } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { decimal } from '../../invoices/money.js';
import { LINE_FACTS, type LineFactName, type LineView } from '../document/lines-view.js';
import type { Formats } from '../language/formats.js';
import type { Messages } from '../language/messages.js';
import { attributeName, attributesByName } from './named/attributes.js';
import { byName, named } from './labelled-text.js';

/** Longer codes are for machines. */
const SHORT_CODE = 20;

type Details = Pick<LineView, LineFactName | 'attributes' | 'details'>;

/** The details of a heading, a subtotal or a text: none. */
export const NO_DETAILS: Details = { details: [], ...byName(LINE_FACTS, []), attributes: {} };

/** What identifies the item of a line, and what else is known of it: numbers, origin, properties, the price before its discount. */
export function lineDetails(line: InvoiceLine, currencyCode: string, messages: Messages, formats: Formats): Details {
  const price = (value: string | null) => value && formats.price(value, currencyDigits(currencyCode));
  // Some systems write the number of an item as its name.
  const unlessName = (id: string | null) => (id?.trim() === line.name.trim() ? null : id);
  const codes = line.classifications.map(({ code }) => code).filter((code) => code.length <= SHORT_CODE);
  const day = (value: string | null) => value && formats.shortDate(value);
  const numbers = (shown: (id: string | null) => string | null) =>
    named<LineFactName>(
      ['itemId', messages.itemNumber, shown(line.itemId)],
      ['buyerItemId', messages.buyerItemNumber, shown(line.buyerItemId)],
      ['standardItem', standardLabel(line.standardItem, messages), shown(line.standardItem?.id ?? null)],
      ['object', messages.lineObject, line.object?.id ?? null],
      ['orderLineReference', messages.orderLine, line.orderLineReference],
      ['accountingReference', messages.accountingReference, line.accountingReference],
      ['classifications', messages.classification, codes.join(', ')],
      ['countryOfOrigin', messages.countryOfOrigin, line.countryOfOrigin && formats.country(line.countryOfOrigin)],
    );
  const prices = named<LineFactName>(
    ['grossPrice', messages.grossPrice, hasDiscount(line) ? price(line.grossPrice) : null],
    ['priceDiscount', messages.priceDiscount, hasDiscount(line) ? price(line.priceDiscount) : null],
  );
  const properties = line.attributes.map(({ name, value }): [string, string, string] => [
    `attributes.${attributeName(name)}`,
    name,
    value,
  ]);
  return {
    details: [...numbers(unlessName), ...named(...properties), ...prices],
    ...byName(LINE_FACTS, [...numbers((id) => id), ...prices]),
    chargingStartDate: day(line.chargingStartDate),
    chargingEndDate: day(line.chargingEndDate),
    attributes: attributesByName(line.attributes),
  };
}

/** ISO/IEC 6523: 0160 is GS1's GTIN, 0088 its GLN, which old systems write for both. */
function standardLabel(item: Identifier | null, messages: Messages): string {
  return item?.scheme === '0160' || item?.scheme === '0088' ? 'GTIN' : messages.standardItemNumber;
}

/** A list price that equals the price, or a discount of zero, tells the reader nothing. */
function hasDiscount({ grossPrice, priceDiscount, unitPrice }: InvoiceLine): boolean {
  const isLower = grossPrice !== null && !decimal(grossPrice).eq(unitPrice);
  return isLower || (priceDiscount !== null && !decimal(priceDiscount).eq('0'));
}
