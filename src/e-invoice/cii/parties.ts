import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Buyer, Seller } from '../terms/terms.js';
import { ADDRESS, CONTACT, readAddress, readContact, writeAddress, writeContact } from './common-groups.js';
import { readId, readIds, writeId, writeIds } from './identifiers.js';
import { IDS, LEGAL_ID, TAX_NUMBER, TRADING_NAME, VAT_NUMBER, writeOrganisation, writeRegistration } from './organisations.js';
import type { Places } from './places.js';
import { at, find, readTexts } from './sources.js';

// BG-4, BG-7.

/** The elements of the parties, in that of the agreement. */
export const SELLER = at('ram:SellerTradeParty');
export const BUYER = at('ram:BuyerTradeParty');

const ELECTRONIC_ADDRESS = at('ram:URIUniversalCommunication/ram:URIID');

const SELLER_TEXTS = {
  'BT-27': at('ram:Name'),
  'BT-28': TRADING_NAME,
  'BT-31': VAT_NUMBER,
  'BT-32': TAX_NUMBER,
  'BT-33': at('ram:Description'),
};
const SELLER_PLACES = {
  ...SELLER_TEXTS,
  'BT-29': IDS,
  'BT-30': LEGAL_ID,
  'BT-34': ELECTRONIC_ADDRESS,
  'BG-5': ADDRESS,
  'BG-6': CONTACT,
};

const BUYER_TEXTS = { 'BT-44': at('ram:Name'), 'BT-45': TRADING_NAME, 'BT-48': VAT_NUMBER };
const BUYER_PLACES = {
  ...BUYER_TEXTS,
  'BT-46': IDS,
  'BT-47': LEGAL_ID,
  'BT-49': ELECTRONIC_ADDRESS,
  'BG-8': ADDRESS,
  'BG-9': CONTACT,
};

/** BG-4. */
export function writeSeller(seller: Seller): XmlNode | undefined {
  return element('ram:SellerTradeParty', [
    ...writeIds(seller['BT-29']),
    textElement('ram:Name', seller['BT-27']),
    textElement('ram:Description', seller['BT-33']),
    writeOrganisation(seller['BT-30'], seller['BT-28']),
    writeContact(seller['BG-6']),
    writeAddress(seller['BG-5']),
    element('ram:URIUniversalCommunication', [writeId('ram:URIID', seller['BT-34'])]),
    writeRegistration('VA', seller['BT-31']),
    writeRegistration('FC', seller['BT-32']),
  ]);
}

/** BG-7. */
export function writeBuyer(buyer: Buyer): XmlNode | undefined {
  return element('ram:BuyerTradeParty', [
    ...writeIds(buyer['BT-46']),
    textElement('ram:Name', buyer['BT-44']),
    writeOrganisation(buyer['BT-47'], buyer['BT-45']),
    writeContact(buyer['BG-9']),
    writeAddress(buyer['BG-8']),
    element('ram:URIUniversalCommunication', [writeId('ram:URIID', buyer['BT-49'])]),
    writeRegistration('VA', buyer['BT-48']),
  ]);
}

/** BG-4: without terms if it is absent. */
export function readSeller(agreement: XmlElement, places: Places): Seller {
  const found = find(agreement, SELLER);
  const seller = {
    ...readTexts(found, SELLER_TEXTS),
    'BT-29': readIds(found, IDS, places),
    'BT-30': readId(found, LEGAL_ID, places),
    'BT-34': readId(found, ELECTRONIC_ADDRESS, places),
    'BG-5': readAddress(found, 'BG-5', places),
    'BG-6': readContact(found, 'BG-6', places),
  };
  return places.note(seller, found ?? agreement, SELLER_PLACES);
}

/** BG-7: without terms if it is absent. */
export function readBuyer(agreement: XmlElement, places: Places): Buyer {
  const found = find(agreement, BUYER);
  const buyer = {
    ...readTexts(found, BUYER_TEXTS),
    'BT-46': readIds(found, IDS, places),
    'BT-47': readId(found, LEGAL_ID, places),
    'BT-49': readId(found, ELECTRONIC_ADDRESS, places),
    'BG-8': readAddress(found, 'BG-8', places),
    'BG-9': readContact(found, 'BG-9', places),
  };
  return places.note(buyer, found ?? agreement, BUYER_PLACES);
}
