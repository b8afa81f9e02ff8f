import { fileFault } from './file-fault.js';
import type { XmlElement } from './element.js';

export type Syntax = 'UBL' | 'CII';

const SYNTAXES: ReadonlyMap<string, Syntax> = new Map([
  ['ubl:Invoice', 'UBL'],
  ['cn:CreditNote', 'UBL'],
  ['rsm:CrossIndustryInvoice', 'CII'],
]);

const LINES: ReadonlySet<string> = new Set(['cac:InvoiceLine', 'cac:CreditNoteLine']);
const ZUGFERD_1 = 'Q{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument';
const LONGEST_NAME = 150;

/**
 * The syntax of a document with this root.
 * @throws ImportError naming what was found, and what is read
 */
export function syntaxOf({ name }: XmlElement): Syntax {
  const syntax = SYNTAXES.get(name);
  if (syntax !== undefined) return syntax;
  if (name === ZUGFERD_1) throw fileFault('is an invoice of ZUGFeRD 1, which is not read: send one of ZUGFeRD 2 or Factur-X');
  throw fileFault(
    `has the root element ${name.slice(0, LONGEST_NAME)}, which is not an invoice that is read: UBL 2.1 (Invoice or CreditNote in ` +
      'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 or CreditNote-2) or CII (CrossIndustryInvoice in ' +
      'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100)',
  );
}

/** Whether an element is a line of the invoice (BG-25). */
export function isLine({ name, parent }: XmlElement): boolean {
  if (parent?.parent === null) return LINES.has(name);
  return (
    name === 'ram:IncludedSupplyChainTradeLineItem' &&
    parent?.name === 'rsm:SupplyChainTradeTransaction' &&
    parent.parent?.parent === null
  );
}
