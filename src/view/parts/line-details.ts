import type { Identifier, InvoiceLine } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { decimal } from '../../invoices/money.js';
import type { LabelledText } from '../document/view-fields.js';
import type { Formats } from '../language/formats.js';
import type { Messages } from '../language/messages.js';
import { labelled } from './labelled-text.js';

/** Longer codes are for machines. */
const SHORT_CODE = 20;

/** What identifies the item of a line, and what else is known of it: numbers, origin, properties, the price before its discount. */
export function lineDetails(line: InvoiceLine, currencyCode: string, messages: Messages, formats: Formats): LabelledText[] {
  const price = (value: string | null) => value && formats.price(value, currencyDigits(currencyCode));
  // Some systems write the number of an item as its name.
  const unlessName = (id: string | null) => (id?.trim() === line.name.trim() ? null : id);
  const codes = line.classifications.map(({ code }) => code).filter((code) => code.length <= SHORT_CODE);
  return labelled(
    [messages.itemNumber, unlessName(line.itemId)],
    [messages.buyerItemNumber, unlessName(line.buyerItemId)],
    [standardLabel(line.standardItem, messages), unlessName(line.standardItem?.id ?? null)],
    [messages.lineObject, line.object?.id ?? null],
    [messages.orderLine, line.orderLineReference],
    [messages.accountingReference, line.accountingReference],
    [messages.classification, codes.join(', ')],
    [messages.countryOfOrigin, line.countryOfOrigin && formats.country(line.countryOfOrigin)],
    ...line.attributes.map(({ name, value }): [string, string] => [name, value]),
    [messages.grossPrice, hasDiscount(line) ? price(line.grossPrice) : null],
    [messages.priceDiscount, hasDiscount(line) ? price(line.priceDiscount) : null],
  );
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
