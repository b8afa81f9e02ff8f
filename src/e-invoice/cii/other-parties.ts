import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Payee, TaxRepresentative } from '../terms/terms.js';
import { ADDRESS, readAddress, writeAddress } from './common-groups.js';
import { readId, readIds, writeIds } from './identifiers.js';
import { IDS, LEGAL_ID, VAT_NUMBER, writeOrganisation, writeRegistration } from './organisations.js';
import type { Places } from './places.js';
import { at, find, readTexts } from './sources.js';

// BG-10, BG-11.

/** In the element of the settlement. */
export const PAYEE = at('ram:PayeeTradeParty');
/** In the element of the agreement. */
export const TAX_REPRESENTATIVE = at('ram:SellerTaxRepresentativeTradeParty');

const PAYEE_TEXTS = { 'BT-59': at('ram:Name') };
const PAYEE_PLACES = { ...PAYEE_TEXTS, 'BT-60': IDS, 'BT-61': LEGAL_ID };

const REPRESENTATIVE_TEXTS = { 'BT-62': at('ram:Name'), 'BT-63': VAT_NUMBER };
const REPRESENTATIVE_PLACES = { ...REPRESENTATIVE_TEXTS, 'BG-12': ADDRESS };

/** BG-11. */
export function writeTaxRepresentative(party: TaxRepresentative | undefined): XmlNode | undefined {
  return element('ram:SellerTaxRepresentativeTradeParty', [
    textElement('ram:Name', party?.['BT-62']),
    writeAddress(party?.['BG-12']),
    writeRegistration('VA', party?.['BT-63']),
  ]);
}

/** BG-10. */
export function writePayee(payee: Payee | undefined): XmlNode | undefined {
  return element('ram:PayeeTradeParty', [
    ...writeIds(payee?.['BT-60'] ?? []),
    textElement('ram:Name', payee?.['BT-59']),
    writeOrganisation(payee?.['BT-61'], undefined),
  ]);
}

/** BG-11. */
export function readTaxRepresentative(agreement: XmlElement, places: Places): TaxRepresentative | undefined {
  const found = find(agreement, TAX_REPRESENTATIVE);
  if (found === undefined) return undefined;
  const party = { ...readTexts(found, REPRESENTATIVE_TEXTS), 'BG-12': readAddress(found, 'BG-12', places) };
  return places.note(party, found, REPRESENTATIVE_PLACES);
}

/** BG-10. */
export function readPayee(settlement: XmlElement, places: Places): Payee | undefined {
  const found = find(settlement, PAYEE);
  if (found === undefined) return undefined;
  const payee = {
    ...readTexts(found, PAYEE_TEXTS),
    'BT-60': readIds(found, IDS, places),
    'BT-61': readId(found, LEGAL_ID, places),
  };
  return places.note(payee, found, PAYEE_PLACES);
}
