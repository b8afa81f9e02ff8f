import { priceDiscount } from '../common/price.js';
import type { Unmapped } from '../../../../invoices/warning.js';
import { trimmed, type XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { ciiDay } from '../values/days.js';
import { amount, price, quantity } from '../values/decimals.js';
import type { LineInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { code, country, identifier, indicator, joined, line, lines } from '../values/texts.js';
import { ciiLineAllowances, ciiLineTaxes } from './taxed.js';

// BG-25 to BG-32, and the groups and sub-lines of Factur-X EXTENDED.

const AGREEMENT = 'ram:SpecifiedLineTradeAgreement';
const DELIVERY = 'ram:SpecifiedLineTradeDelivery';
const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const PRODUCT = 'ram:SpecifiedTradeProduct';
const NET_PRICE = `${AGREEMENT}/ram:NetPriceProductTradePrice`;
const GROSS_PRICE = `${AGREEMENT}/ram:GrossPriceProductTradePrice`;
const OBJECT = `${SETTLEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=130]`;

export const CII_LINE_TEXTS = {
  lineId: at('ram:AssociatedDocumentLineDocument/ram:LineID', line, 'BT-126'),
  name: needed(`${PRODUCT}/ram:Name`, line, 'BT-153'),
  description: at(`${PRODUCT}/ram:Description`, lines, 'BT-154'),
  itemId: at(`${PRODUCT}/ram:SellerAssignedID`, line, 'BT-155'),
  buyerItemId: at(`${PRODUCT}/ram:BuyerAssignedID`, line, 'BT-156'),
  standardItem: at(`${PRODUCT}/ram:GlobalID`, identifier, 'BT-157'),
  countryOfOrigin: at(`${PRODUCT}/ram:OriginTradeCountry/ram:ID`, country, 'BT-159'),
  orderLineReference: at(`${AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:LineID`, line, 'BT-132'),
  accountingReference: at(`${SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`, line, 'BT-133'),
  chargingStartDate: at(`${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`, ciiDay, 'BT-134'),
  chargingEndDate: at(`${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`, ciiDay, 'BT-135'),
};

export const CII_LINE_FIGURES = {
  quantity: needed(`${DELIVERY}/ram:BilledQuantity`, quantity, 'BT-129'),
  netAmount: needed(`${SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`, amount, 'BT-131'),
  unitPrice: needed(`${NET_PRICE}/ram:ChargeAmount`, price, 'BT-146'),
  grossPrice: at(`${GROSS_PRICE}/ram:ChargeAmount`, price, 'BT-148'),
  priceBaseQuantity: at([`${NET_PRICE}/ram:BasisQuantity`, `${GROSS_PRICE}/ram:BasisQuantity`], quantity, 'BT-149'),
};

/** A sub-line may have an amount alone. */
const SUB_FIGURES = {
  ...CII_LINE_FIGURES,
  quantity: at(CII_LINE_FIGURES.quantity.texts, quantity, 'BT-129'),
  netAmount: at(CII_LINE_FIGURES.netAmount.texts, amount, 'BT-131'),
  unitPrice: at(CII_LINE_FIGURES.unitPrice.texts, price, 'BT-146'),
};

const OBJECT_FIELDS = {
  id: at(`${OBJECT}/ram:IssuerAssignedID`, line, 'BT-128'),
  scheme: at(`${OBJECT}/ram:ReferenceTypeCode`, line, 'BT-128-1'),
};

const PRICE_CHANGE = {
  isCharge: at('ram:ChargeIndicator/udt:Indicator', indicator, 'BT-147'),
  amount: needed('ram:ActualAmount', price, 'BT-147'),
};

const ATTRIBUTE = {
  name: needed('ram:Description', line, 'BT-160'),
  value: needed('ram:Value', line, 'BT-161'),
};

const PLACE = {
  parentId: at('ram:AssociatedDocumentLineDocument/ram:ParentLineID', line, 'parent line'),
  status: at('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode', code, 'line status'),
};

/** A line as it was read. Where it stands follows from the others. */
export interface CiiLine {
  id: string | undefined;
  /** The line that it names as its parent, and the element that says so. */
  parent: { id: string; element: Unmapped } | undefined;
  status: string | undefined;
  xpath: string;
  /** Without kind and level. A group and information without a parent have no figures. */
  input: LineInput;
  /** Of a group: what its lines add up to. */
  total: { amount: string; element: Unmapped } | undefined;
}

/** Reads lines one after the other. */
export class CiiLineReader {
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read(element: XmlElement): CiiLine {
    const { parentId, status } = fill(element, PLACE, this.#reading);
    const texts = this.#texts(element);
    const hasFigures = status !== 'GROUP' && (status !== 'INFORMATION' || parentId !== undefined);
    return {
      id: texts.lineId,
      parent: parentId === undefined ? undefined : { id: parentId, element: saidBy(element, PLACE.parentId.texts) },
      status,
      xpath: element.xpath,
      input: { ...texts, ...(hasFigures ? this.#figures(element, mayBePart({ parentId, status })) : {}) } as LineInput,
      total: status === 'GROUP' ? this.#total(element) : undefined,
    };
  }

  #total(element: XmlElement): CiiLine['total'] {
    const { netAmount } = fill(element, { netAmount: SUB_FIGURES.netAmount }, this.#reading);
    return netAmount === undefined ? undefined : { amount: netAmount, element: saidBy(element, SUB_FIGURES.netAmount.texts) };
  }

  #texts(element: XmlElement) {
    const { id, scheme } = fill(element, OBJECT_FIELDS, this.#reading);
    const classes = select(element, path(`${PRODUCT}/ram:DesignatedProductClassification/ram:ClassCode`));
    return {
      ...fill(element, CII_LINE_TEXTS, this.#reading),
      note: joined(select(element, path('ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'))),
      object: id === undefined ? undefined : { id, scheme },
      classifications: classes.flatMap((one) => this.#classification(one)),
      attributes: select(element, path(`${PRODUCT}/ram:ApplicableProductCharacteristic`)).map((one) =>
        fill(one, ATTRIBUTE, this.#reading),
      ),
    };
  }

  #figures(element: XmlElement, isPart: boolean) {
    const [settlement = element] = select(element, path(SETTLEMENT));
    return {
      ...fill(element, isPart ? SUB_FIGURES : CII_LINE_FIGURES, this.#reading),
      unitCode: unitCodeOf(element),
      priceDiscount: this.#priceDiscount(element),
      ...ciiLineTaxes(settlement, this.#reading),
      allowancesAndCharges: ciiLineAllowances(settlement, this.#reading),
    };
  }

  #classification(element: XmlElement) {
    const classCode = line(element, this.#reading, 'BT-158');
    return classCode === undefined
      ? []
      : [{ code: classCode, scheme: element.attribute('listID'), schemeVersion: element.attribute('listVersionID') }];
  }

  #priceDiscount(element: XmlElement): string | undefined {
    const changes = select(element, path(`${GROSS_PRICE}/ram:AppliedTradeAllowanceCharge`)).map((one) =>
      fill(one, PRICE_CHANGE, this.#reading),
    );
    return priceDiscount(
      changes.flatMap(({ isCharge = false, amount: change }) => (change === undefined ? [] : [{ isCharge, amount: change }])),
    );
  }
}

/** Whether a line may be a part of another one. Only its parent tells where no status is given. */
function mayBePart({ parentId, status }: { parentId?: string | undefined; status?: string | undefined }): boolean {
  return parentId !== undefined && status !== 'DETAIL';
}

/** The element at a path, as a report names it. */
function saidBy(around: XmlElement, [text = '']: readonly string[]): Unmapped {
  const [element = around] = select(around, path(text));
  return { xpath: element.xpath, length: trimmed(element.text).length };
}

/** The figures that a counted line must have and this one has not, each with its place in the line and its term. */
export function missingFigures({ input }: CiiLine): { place: string; term: string }[] {
  const missing = (['quantity', 'netAmount', 'unitPrice'] as const).filter((field) => input[field] === undefined);
  return missing.map((field) => ({ place: CII_LINE_FIGURES[field].texts[0] ?? '', term: CII_LINE_FIGURES[field].term }));
}

const BASES = [NET_PRICE, GROSS_PRICE].map((one) => path(`${one}/ram:BasisQuantity`));

/** BT-130. The unit of a base quantity (BT-150) must be the same; one that is not stays unread, and is reported. */
function unitCodeOf(element: XmlElement): string | undefined {
  const [billed] = select(element, path(`${DELIVERY}/ram:BilledQuantity`));
  const unitCode = billed?.attribute('unitCode');
  for (const base of BASES.flatMap((one) => select(element, one)))
    if (base.peekAttribute('unitCode') === unitCode) base.attribute('unitCode');
  return unitCode;
}
