import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice } from '../terms/terms.js';
import {
  DOCUMENTS,
  OBJECT,
  readObject,
  readSupportingDocuments,
  TENDER_NUMBER,
  writeDocuments,
  writeReference,
} from './documents.js';
import { readTaxRepresentative, TAX_REPRESENTATIVE, writeTaxRepresentative } from './other-parties.js';
import { BUYER, readBuyer, readSeller, SELLER, writeBuyer, writeSeller } from './parties.js';
import type { Places } from './places.js';
import { at, readTexts } from './sources.js';

// BT-10 to BT-14, BT-17, BT-18, BG-4, BG-7, BG-11, BG-24: what was agreed, and by whom.

/** The schema wants a name of the project, which the model does not have. */
const PROJECT_NAME = 'Project reference';

/** The agreement. */
export function writeAgreement(terms: EInvoice): XmlNode {
  return requiredElement('ram:ApplicableHeaderTradeAgreement', [
    textElement('ram:BuyerReference', terms['BT-10']),
    writeSeller(terms['BG-4']),
    writeBuyer(terms['BG-7']),
    writeTaxRepresentative(terms['BG-11']),
    writeReference('ram:SellerOrderReferencedDocument', terms['BT-14']),
    writeReference('ram:BuyerOrderReferencedDocument', terms['BT-13']),
    writeReference('ram:ContractReferencedDocument', terms['BT-12']),
    ...writeDocuments(terms),
    writeProject(terms['BT-11']),
  ]);
}

function writeProject(id: string | undefined): XmlNode | undefined {
  const number = textElement('ram:ID', id);
  return number && element('ram:SpecifiedProcuringProject', [number, textElement('ram:Name', PROJECT_NAME)]);
}

const TEXTS = {
  'BT-10': at('ram:BuyerReference'),
  'BT-11': at('ram:SpecifiedProcuringProject/ram:ID'),
  'BT-12': at('ram:ContractReferencedDocument/ram:IssuerAssignedID'),
  'BT-13': at('ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
  'BT-14': at('ram:SellerOrderReferencedDocument/ram:IssuerAssignedID'),
  'BT-17': TENDER_NUMBER,
};

/** In the element of the agreement. */
export const AGREEMENT_PLACES = {
  ...TEXTS,
  'BT-18': OBJECT,
  'BG-4': SELLER,
  'BG-7': BUYER,
  'BG-11': TAX_REPRESENTATIVE,
  'BG-24': DOCUMENTS,
};

/** The agreement. */
export function readAgreement(agreement: XmlElement, places: Places) {
  return {
    ...readTexts(agreement, TEXTS),
    'BT-18': readObject(agreement, places),
    'BG-4': readSeller(agreement, places),
    'BG-7': readBuyer(agreement, places),
    'BG-11': readTaxRepresentative(agreement, places),
    'BG-24': readSupportingDocuments(agreement, places),
  };
}
