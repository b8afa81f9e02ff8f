import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ciiDay } from '../values/days.js';
import type { InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, orNothing } from '../values/source.js';
import { identifier, line } from '../values/texts.js';
import { addressTable } from './parties.js';

// BT-15, BT-16, BG-13, BG-15.

const ADVICES = {
  receivingAdviceReference: at('ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID', line, 'BT-15'),
  despatchAdviceReference: at('ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID', line, 'BT-16'),
};

const DELIVERY = {
  name: at('ram:ShipToTradeParty/ram:Name', line, 'BT-70'),
  location: at(['ram:ShipToTradeParty/ram:GlobalID', 'ram:ShipToTradeParty/ram:ID'], identifier, 'BT-71'),
  date: at('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString', ciiDay, 'BT-72'),
};

const ADDRESS = addressTable(['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']);

/** The delivery and its advices. */
export function ciiDelivery(delivery: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const [address] = select(delivery, path('ram:ShipToTradeParty/ram:PostalTradeAddress'));
  return {
    ...fill(delivery, ADVICES, reading),
    delivery: orNothing({ ...fill(delivery, DELIVERY, reading), ...(address && fill(address, ADDRESS, reading)) }),
  };
}
