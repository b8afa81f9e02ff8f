import { textElement, type XmlNode } from '../../xml/write-xml.js';

/** Writes an amount under a name. */
export type WriteAmount = (name: string, amount: string | undefined) => XmlNode | undefined;

/** Amounts in a currency, which each of them names. */
export function amountsIn(currency: string | undefined): WriteAmount {
  return (name, amount) => textElement(name, amount, { currencyID: currency });
}
