import { priceDiscount } from '../common/price.js';
import { completed, DEEPEST_LEVEL, tooDeep } from '../common/sub-line.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ublDay } from '../values/days.js';
import { amount, price, quantity } from '../values/decimals.js';
import type { LineInput, ReadLine } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { country, identifier, indicator, joined, line, lines } from '../values/texts.js';
import { ublLineAllowances, ublLineTaxes } from './taxed.js';

/** BG-25 to BG-32, and sub-lines (BG-DEX-01). */
export const UBL_LINE = {
  lineId: at('cbc:ID', line, 'BT-126'),
  name: needed('cac:Item/cbc:Name', line, 'BT-153'),
  description: at('cac:Item/cbc:Description', lines, 'BT-154'),
  itemId: at('cac:Item/cac:SellersItemIdentification/cbc:ID', line, 'BT-155'),
  buyerItemId: at('cac:Item/cac:BuyersItemIdentification/cbc:ID', line, 'BT-156'),
  standardItem: at('cac:Item/cac:StandardItemIdentification/cbc:ID', identifier, 'BT-157'),
  countryOfOrigin: at('cac:Item/cac:OriginCountry/cbc:IdentificationCode', country, 'BT-159'),
  object: at('cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID', identifier, 'BT-128'),
  quantity: needed(['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'], quantity, 'BT-129'),
  netAmount: needed('cbc:LineExtensionAmount', amount, 'BT-131'),
  orderLineReference: at('cac:OrderLineReference/cbc:LineID', line, 'BT-132'),
  accountingReference: at('cbc:AccountingCost', line, 'BT-133'),
  chargingStartDate: at('cac:InvoicePeriod/cbc:StartDate', ublDay, 'BT-134'),
  chargingEndDate: at('cac:InvoicePeriod/cbc:EndDate', ublDay, 'BT-135'),
  unitPrice: needed('cac:Price/cbc:PriceAmount', price, 'BT-146'),
  grossPrice: at('cac:Price/cac:AllowanceCharge/cbc:BaseAmount', price, 'BT-148'),
  priceBaseQuantity: at('cac:Price/cbc:BaseQuantity', quantity, 'BT-149'),
};

/** A sub-line may have an amount alone. */
const SUB_LINE = {
  ...UBL_LINE,
  quantity: at(UBL_LINE.quantity.texts, quantity, 'BT-129'),
  netAmount: at(UBL_LINE.netAmount.texts, amount, 'BT-131'),
  unitPrice: at(UBL_LINE.unitPrice.texts, price, 'BT-146'),
};

const PRICE_CHANGE = {
  isCharge: at('cbc:ChargeIndicator', indicator, 'BT-147'),
  amount: needed('cbc:Amount', price, 'BT-147'),
};

const ATTRIBUTE = {
  name: needed('cbc:Name', line, 'BT-160'),
  value: needed('cbc:Value', line, 'BT-161'),
};

const QUANTITIES = ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'].map(path);
const SUB_LINES = ['cac:SubInvoiceLine', 'cac:SubCreditNoteLine'].map(path);

/** A line and its sub-lines, one after the other. */
export function ublLines(element: XmlElement, reading: Reading, level = 0): ReadLine[] {
  if (level > DEEPEST_LEVEL) {
    tooDeep(element.xpath, reading);
    return [];
  }
  const subLines = SUB_LINES.flatMap((one) => select(element, one));
  return [
    { line: ublLine(element, level, reading), xpath: element.xpath },
    ...subLines.flatMap((one) => ublLines(one, reading, level + 1)),
  ];
}

function ublLine(element: XmlElement, level: number, reading: Reading): LineInput {
  return {
    ...(level > 0 ? { level, ...completed(fill(element, SUB_LINE, reading)) } : fill(element, UBL_LINE, reading)),
    unitCode: unitCodeOf(element),
    note: joined(select(element, path('cbc:Note'))),
    priceDiscount: priceDiscountOf(element, reading),
    classifications: select(element, path('cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode')).flatMap((one) =>
      classificationOf(one, reading),
    ),
    attributes: select(element, path('cac:Item/cac:AdditionalItemProperty')).map((one) => fill(one, ATTRIBUTE, reading)),
    ...ublLineTaxes(element, reading),
    allowancesAndCharges: ublLineAllowances(element, reading),
  } as LineInput;
}

/** BT-130. The unit of the base quantity (BT-150) must be the same; one that is not stays unread, and is reported. */
function unitCodeOf(element: XmlElement): string | undefined {
  const [invoiced] = QUANTITIES.flatMap((one) => select(element, one));
  const unitCode = invoiced?.attribute('unitCode');
  const [base] = select(element, path('cac:Price/cbc:BaseQuantity'));
  if (base?.peekAttribute('unitCode') === unitCode) base?.attribute('unitCode');
  return unitCode;
}

function priceDiscountOf(element: XmlElement, reading: Reading): string | undefined {
  const changes = select(element, path('cac:Price/cac:AllowanceCharge')).map((one) => fill(one, PRICE_CHANGE, reading));
  return priceDiscount(
    changes.flatMap(({ isCharge = false, amount: change }) => (change === undefined ? [] : [{ isCharge, amount: change }])),
  );
}

function classificationOf(element: XmlElement, reading: Reading) {
  const classCode = line(element, reading, 'BT-158');
  return classCode === undefined
    ? []
    : [{ code: classCode, scheme: element.attribute('listID'), schemeVersion: element.attribute('listVersionID') }];
}
