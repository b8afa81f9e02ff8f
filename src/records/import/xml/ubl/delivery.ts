import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ublDay } from '../values/days.js';
import type { DeliveryInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, orNothing } from '../values/source.js';
import { identifier, line } from '../values/texts.js';
import { DELIVERY_ADDRESS } from './address.js';

const DELIVERY = {
  name: at('cac:DeliveryParty/cac:PartyName/cbc:Name', line, 'BT-70'),
  location: at('cac:DeliveryLocation/cbc:ID', identifier, 'BT-71'),
  date: at('cbc:ActualDeliveryDate', ublDay, 'BT-72'),
};

/** BG-13 and BG-15. */
export function ublDelivery(root: XmlElement, reading: Reading): DeliveryInput | undefined {
  const [delivery] = select(root, path('cac:Delivery'));
  if (delivery === undefined) return undefined;
  const [address] = select(delivery, path('cac:DeliveryLocation/cac:Address'));
  return orNothing({ ...fill(delivery, DELIVERY, reading), ...(address && fill(address, DELIVERY_ADDRESS, reading)) });
}
