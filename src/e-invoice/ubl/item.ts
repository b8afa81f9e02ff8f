import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line, SchemedId } from '../terms/terms.js';
import type { WriteAmount } from './amounts.js';
import { allAt, firstAt, type Source, textOf } from './source.js';
import { vatAt, writeVat } from './tax.js';

// BG-29 to BG-32: what a line sells, its VAT and its price.

/** The item with its VAT. */
export function writeItem(line: Line): XmlNode | undefined {
  const { 'BT-157': standard } = line;
  return element('cac:Item', [
    textElement('cbc:Description', line['BT-154']),
    textElement('cbc:Name', line['BT-153']),
    element('cac:BuyersItemIdentification', [textElement('cbc:ID', line['BT-156'])]),
    element('cac:SellersItemIdentification', [textElement('cbc:ID', line['BT-155'])]),
    element('cac:StandardItemIdentification', [textElement('cbc:ID', standard?.id, { schemeID: standard?.scheme })]),
    element('cac:OriginCountry', [textElement('cbc:IdentificationCode', line['BT-159'])]),
    ...line['BT-158'].map(writeClassification),
    writeVat('cac:ClassifiedTaxCategory', { category: line['BT-151'], rate: line['BT-152'] }),
    ...line['BG-32'].map(({ name, value }) =>
      element('cac:AdditionalItemProperty', [textElement('cbc:Name', name), textElement('cbc:Value', value)]),
    ),
  ]);
}

function writeClassification({ id, scheme, schemeVersion }: SchemedId): XmlNode | undefined {
  const attributes = { listID: scheme, listVersionID: schemeVersion };
  return element('cac:CommodityClassification', [textElement('cbc:ItemClassificationCode', id, attributes)]);
}

/** The price. An allowance in it leads from the gross price to the net price. */
export function writePrice(line: Line, amount: WriteAmount): XmlNode | undefined {
  const { 'BT-147': discount, 'BT-148': grossPrice } = line;
  const hasDiscount = discount !== undefined || grossPrice !== undefined;
  return element('cac:Price', [
    amount('cbc:PriceAmount', line['BT-146']),
    textElement('cbc:BaseQuantity', line['BT-149'], { unitCode: line['BT-150'] }),
    hasDiscount
      ? element('cac:AllowanceCharge', [
          textElement('cbc:ChargeIndicator', 'false'),
          // The schema demands an amount.
          amount('cbc:Amount', discount ?? '0'),
          amount('cbc:BaseAmount', grossPrice),
        ])
      : undefined,
  ]);
}

const ITEM = {
  'BT-153': 'cac:Item/cbc:Name',
  'BT-154': 'cac:Item/cbc:Description',
  'BT-155': 'cac:Item/cac:SellersItemIdentification/cbc:ID',
  'BT-156': 'cac:Item/cac:BuyersItemIdentification/cbc:ID',
  'BT-159': 'cac:Item/cac:OriginCountry/cbc:IdentificationCode',
} as const;

const VAT = 'cac:Item/cac:ClassifiedTaxCategory';

/** The item with its VAT. */
export function readItem(line: Source) {
  const { element: around } = line;
  const vat = vatAt(around, VAT);
  line.mark('BG-30', VAT);
  line.mark('BG-31', 'cac:Item');
  return {
    ...line.texts(ITEM),
    'BT-151': line.text('BT-151', vat && firstAt(vat, 'cbc:ID')),
    'BT-152': line.text('BT-152', vat && firstAt(vat, 'cbc:Percent')),
    'BT-157': line.identifier('BT-157', 'cac:Item/cac:StandardItemIdentification/cbc:ID'),
    'BT-158': line.identifiers(
      'BT-158',
      allAt(around, 'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode'),
      classificationOf,
    ),
    'BG-32': line.groups('BG-32', allAt(around, 'cac:Item/cac:AdditionalItemProperty'), (property) => ({
      name: property.text('BT-160', 'cbc:Name'),
      value: property.text('BT-161', 'cbc:Value'),
    })),
  };
}

function classificationOf(code: XmlElement): SchemedId {
  return {
    id: textOf(code) ?? '',
    scheme: code.peekAttribute('listID'),
    schemeVersion: code.peekAttribute('listVersionID'),
  };
}

const PRICE = {
  'BT-146': 'cac:Price/cbc:PriceAmount',
  'BT-148': 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount',
  'BT-149': 'cac:Price/cbc:BaseQuantity',
} as const;

/** The price. */
export function readPrice(line: Source) {
  line.mark('BG-29', 'cac:Price');
  return {
    ...line.texts(PRICE),
    'BT-147': line.text('BT-147', 'cac:Price/cac:AllowanceCharge/cbc:Amount'),
    'BT-150': line.attribute('BT-150', 'unitCode', 'cac:Price/cbc:BaseQuantity'),
  };
}
