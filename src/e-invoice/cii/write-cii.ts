import { requiredElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import { writeAgreement } from './agreement.js';
import { writeDelivery } from './delivery.js';
import { writeContext, writeDocument } from './header.js';
import { writeLine } from './lines.js';
import { writeSettlement } from './settlement.js';

const STANDARD = 'urn:un:unece:uncefact:data:standard';

const NAMESPACES = {
  'xmlns:rsm': `${STANDARD}:CrossIndustryInvoice:100`,
  'xmlns:ram': `${STANDARD}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:qdt': `${STANDARD}:QualifiedDataType:100`,
  'xmlns:udt': `${STANDARD}:UnqualifiedDataType:100`,
};

/**
 * An invoice or credit note as a document of UN/CEFACT CII (D16B, D22B), with its elements in the order of the schema. What the terms lack is not written. CII has no elements
 * for the sub-lines and third-party payments of XRechnung's extension (BG-DEX-01, BG-DEX-09): they are not written.
 */
export function writeCii(terms: EInvoice): XmlNode {
  return requiredElement(
    'rsm:CrossIndustryInvoice',
    [
      writeContext(terms),
      writeDocument(terms),
      requiredElement('rsm:SupplyChainTradeTransaction', [
        ...terms['BG-25'].map(writeLine),
        writeAgreement(terms),
        writeDelivery(terms),
        writeSettlement(terms),
      ]),
    ],
    NAMESPACES,
  );
}
