import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Delivery } from '../terms/terms.js';
import { readAddress, writeAddress } from './address.js';
import type { Source } from './source.js';

// BG-13, BG-15.

/** Where and when it was delivered. */
export function writeDelivery(delivery: Delivery): XmlNode | undefined {
  return element('cac:Delivery', [
    textElement('cbc:ActualDeliveryDate', delivery['BT-72']),
    element('cac:DeliveryLocation', [
      textElement('cbc:ID', delivery['BT-71']?.id, { schemeID: delivery['BT-71']?.scheme }),
      writeAddress('cac:Address', delivery['BG-15']),
    ]),
    element('cac:DeliveryParty', [element('cac:PartyName', [textElement('cbc:Name', delivery['BT-70'])])]),
  ]);
}

/** Where and when it was delivered; undefined without an element for it. */
export function readDelivery(root: Source): Delivery | undefined {
  const delivery = root.group('BG-13', 'cac:Delivery');
  return (
    delivery && {
      'BT-70': delivery.text('BT-70', 'cac:DeliveryParty/cac:PartyName/cbc:Name'),
      'BT-71': delivery.identifier('BT-71', 'cac:DeliveryLocation/cbc:ID'),
      'BT-72': delivery.text('BT-72', 'cbc:ActualDeliveryDate'),
      'BG-15': readAddress(delivery, 'BG-15', 'cac:DeliveryLocation/cac:Address'),
    }
  );
}
