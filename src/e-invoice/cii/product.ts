import { trimmed, type XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line, SchemedId } from '../terms/terms.js';
import { readId, writeId } from './identifiers.js';
import type { Places } from './places.js';
import { at, attributeAt, byId, findAll, readTexts } from './sources.js';

// BG-31, BG-32: what a line is about.

/** The product. */
export function writeProduct(line: Line): XmlNode | undefined {
  return element('ram:SpecifiedTradeProduct', [
    writeId('ram:GlobalID', line['BT-157']),
    textElement('ram:SellerAssignedID', line['BT-155']),
    textElement('ram:BuyerAssignedID', line['BT-156']),
    textElement('ram:Name', line['BT-153']),
    textElement('ram:Description', line['BT-154']),
    ...line['BG-32'].map(({ name, value }) =>
      element('ram:ApplicableProductCharacteristic', [textElement('ram:Description', name), textElement('ram:Value', value)]),
    ),
    ...line['BT-158'].map(writeClassification),
    element('ram:OriginTradeCountry', [textElement('ram:ID', line['BT-159'])]),
  ]);
}

function writeClassification({ id, scheme, schemeVersion }: SchemedId): XmlNode | undefined {
  return element('ram:DesignatedProductClassification', [
    textElement('ram:ClassCode', id, { listID: scheme, listVersionID: schemeVersion }),
  ]);
}

/** In the element of the product. */
export const PRODUCT_TEXTS = {
  'BT-153': at('ram:Name'),
  'BT-154': at('ram:Description'),
  'BT-155': at('ram:SellerAssignedID'),
  'BT-156': at('ram:BuyerAssignedID'),
  'BT-159': at('ram:OriginTradeCountry/ram:ID'),
};

const STANDARD_ID = at('ram:GlobalID');
const CLASSIFICATIONS = at('ram:DesignatedProductClassification/ram:ClassCode');
const ATTRIBUTES = at('ram:ApplicableProductCharacteristic');

/** In the element of the product. */
export const PRODUCT_PLACES = {
  ...PRODUCT_TEXTS,
  'BT-157': STANDARD_ID,
  'BT-158': CLASSIFICATIONS,
  'BG-32': ATTRIBUTES,
};

const CODE_LIST = { scheme: attributeAt('listID', ''), schemeVersion: attributeAt('listVersionID', '') };
const ATTRIBUTE_TEXTS = { name: at('ram:Description'), value: at('ram:Value') };
const ATTRIBUTE_PLACES = byId(ATTRIBUTE_TEXTS, { name: 'BT-160', value: 'BT-161' });

/** BT-157. @param product undefined: it is absent */
export function readStandardId(product: XmlElement | undefined, places: Places): SchemedId | undefined {
  return readId(product, STANDARD_ID, places);
}

/** BT-158. @param product undefined: it is absent */
export function readClassifications(product: XmlElement | undefined, places: Places): SchemedId[] {
  return findAll(product, CLASSIFICATIONS).map((code) =>
    places.note({ id: trimmed(code.text), ...readTexts(code, CODE_LIST) }, code, CODE_LIST),
  );
}

/** BG-32. @param product undefined: it is absent */
export function readAttributes(product: XmlElement | undefined, places: Places): Line['BG-32'] {
  return findAll(product, ATTRIBUTES).map((found) => places.note(readTexts(found, ATTRIBUTE_TEXTS), found, ATTRIBUTE_PLACES));
}
