import { requiredElement, type XmlNode } from '../../xml/write-xml.js';
import type { Profile } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';
import { writeDocumentAllowances } from './allowances.js';
import { amountsIn } from './amounts.js';
import { writeDelivery } from './delivery.js';
import { COMPONENTS, CREDIT_NOTE, kindOfType } from './document-kind.js';
import { writeDocuments } from './documents.js';
import { writeHeader } from './header.js';
import { writeLine } from './lines.js';
import { writeParties } from './parties.js';
import { writePayment, writeThirdPartyPayments } from './payment.js';
import { writeContract, writeProject, writeReferences, writeTender } from './references.js';
import { writeTaxTotals } from './tax.js';
import { writeTotals } from './totals.js';

/**
 * An invoice in UBL 2.1, in the order of the schema: a CreditNote if its type code (BT-3) is one of a credit note, else an Invoice. What the invoice lacks is left out,
 * so an invoice that keeps the rules of the profile is valid by the schema too. Sub-lines (BG-DEX-01) and third-party payments (BG-DEX-09) are written only if the invoice
 * names the extension of the profile (BT-24), the latter only in an Invoice.
 */
export function writeUbl(terms: EInvoice, profile: Profile): XmlNode {
  const kind = kindOfType(terms['BT-3']);
  const isCreditNote = kind === CREDIT_NOTE;
  const amount = amountsIn(terms['BT-5']);
  const isExtended = profile.extension !== null && terms['BT-24'] === profile.extension;
  const [tender, contract, documents] = [writeTender(terms), writeContract(terms), writeDocuments(terms, kind)];
  const delivery = terms['BG-13'];
  const children = [
    ...writeHeader(terms, kind),
    ...writeReferences(terms),
    ...(isCreditNote ? [contract, ...documents, tender] : [tender, contract, ...documents, writeProject(terms)]),
    ...writeParties(terms),
    delivery && writeDelivery(delivery),
    ...writePayment(terms, kind),
    ...(isExtended && !isCreditNote ? writeThirdPartyPayments(terms['BG-DEX-09'], amount) : []),
    ...writeDocumentAllowances(terms, amount),
    ...writeTaxTotals(terms, amount),
    writeTotals(terms['BG-22'], amount),
    ...terms['BG-25'].map((line) => writeLine(line, { kind, amount, hasSubLines: isExtended })),
  ];
  return requiredElement(kind.root, children, { ...kind.namespace, ...COMPONENTS });
}
