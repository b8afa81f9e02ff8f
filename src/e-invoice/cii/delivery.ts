import type { XmlElement } from '../../xml/element.js';
import { element, requiredElement, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Delivery, EInvoice } from '../terms/terms.js';
import { readAddress, writeAddress } from './common-groups.js';
import { writeDay } from './days.js';
import { writeReference } from './documents.js';
import { readId, writeIds } from './identifiers.js';
import type { Places } from './places.js';
import { at, dayAt, find, readTexts } from './sources.js';

// BT-15, BT-16, BG-13, BG-15.

/** The delivery. The schema wants its element even if nothing is in it. */
export function writeDelivery(terms: EInvoice): XmlNode {
  const delivery = terms['BG-13'];
  return requiredElement('ram:ApplicableHeaderTradeDelivery', [
    element('ram:ShipToTradeParty', [
      ...writeIds([delivery?.['BT-71']]),
      textElement('ram:Name', delivery?.['BT-70']),
      writeAddress(delivery?.['BG-15']),
    ]),
    element('ram:ActualDeliverySupplyChainEvent', [
      writeDay('ram:OccurrenceDateTime', 'udt:DateTimeString', delivery?.['BT-72']),
    ]),
    writeReference('ram:DespatchAdviceReferencedDocument', terms['BT-16']),
    writeReference('ram:ReceivingAdviceReferencedDocument', terms['BT-15']),
  ]);
}

const ADVICES = {
  'BT-15': at('ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID'),
  'BT-16': at('ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID'),
};

/** In the element of the delivery. */
export const DELIVERY_PLACES = { ...ADVICES, 'BG-13': at('ram:ShipToTradeParty', 'ram:ActualDeliverySupplyChainEvent') };

const LOCATION = at('ram:ShipToTradeParty/ram:ID', 'ram:ShipToTradeParty/ram:GlobalID');
const SHIP_TO = at('ram:ShipToTradeParty');

const GROUP_TEXTS = {
  'BT-70': at('ram:ShipToTradeParty/ram:Name'),
  'BT-72': dayAt('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'),
};
const GROUP_PLACES = { ...GROUP_TEXTS, 'BT-71': LOCATION, 'BG-15': at('ram:ShipToTradeParty/ram:PostalTradeAddress') };

/** The delivery. */
export function readDelivery(delivery: XmlElement, places: Places) {
  return { ...readTexts(delivery, ADVICES), 'BG-13': readGroup(delivery, places) };
}

function readGroup(delivery: XmlElement, places: Places): Delivery | undefined {
  if (find(delivery, DELIVERY_PLACES['BG-13']) === undefined) return undefined;
  const group = {
    ...readTexts(delivery, GROUP_TEXTS),
    'BT-71': readId(delivery, LOCATION, places),
    'BG-15': readAddress(find(delivery, SHIP_TO), 'BG-15', places),
  };
  return places.note(group, delivery, GROUP_PLACES);
}
