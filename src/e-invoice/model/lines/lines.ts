import type { Invoice, InvoiceLine } from '../../../invoices/invoice.js';
import type { Profile } from '../../profiles.js';
import type { Line } from '../../terms/terms.js';
import { allowanceTerms, ofKind } from '../allowances.js';
import { writtenLines } from './extension.js';
import { type Figures, numberText } from '../figures.js';
import { schemedId } from '../parties/identifiers.js';
import { lineIds } from './line-ids.js';
import { statedPrices, withPositivePrice } from './line-prices.js';
import type { LineNode } from './line-tree.js';
import { countryTerm } from '../parties/parties.js';
import { allowancesWithoutTax, pricesWithoutTax } from './prices-without-tax.js';
import { rateTerm } from '../rates.js';
import { present, presentOrNothing, text } from '../text.js';

/** BG-25, with the sub-lines that the profile has. */
export function lineTerms(invoice: Invoice, profile: Profile, figures: Figures): Line[] {
  const nodes = writtenLines(invoice, profile);
  const ids = lineIds(nodes);
  const ofNode = (node: LineNode): Line =>
    present({
      'BT-126': ids.get(node),
      ...textTerms(node.line),
      ...figureTerms(node.line, invoice, figures),
      'BG-DEX-01': node.parts.map(ofNode),
    });
  return nodes.map(ofNode);
}

type Texts = Pick<Line, 'BT-158' | 'BG-32'> & Partial<Line>;

function textTerms(line: InvoiceLine): Texts {
  return {
    'BT-127': text(line.note),
    'BT-128': schemedId(line.object),
    'BT-130': text(line.unitCode),
    'BT-132': text(line.orderLineReference),
    'BT-133': text(line.accountingReference),
    'BG-26': presentOrNothing({ start: text(line.chargingStartDate), end: text(line.chargingEndDate) }),
    'BT-153': text(line.name),
    'BT-154': text(line.description),
    'BT-155': text(line.itemId),
    'BT-156': text(line.buyerItemId),
    'BT-157': schemedId(line.standardItem),
    'BT-158': line.classifications.map(({ code, scheme, schemeVersion }) =>
      present({ id: text(code) ?? '', scheme: text(scheme), schemeVersion: text(schemeVersion) }),
    ),
    'BT-159': countryTerm(line.countryOfOrigin),
    'BG-32': line.attributes.map(({ name, value }) => present({ name: text(name), value: text(value) })),
  };
}

function figureTerms(line: InvoiceLine, { priceTaxInclusive, currencyCode }: Invoice, figures: Figures) {
  const signed = figures.signed(line.quantity);
  const allowances = priceTaxInclusive ? allowancesWithoutTax(line, currencyCode) : line.allowancesAndCharges;
  const prices = withPositivePrice(
    priceTaxInclusive ? pricesWithoutTax(line, allowances, signed, currencyCode) : statedPrices(line, signed),
  );
  const isForOne = prices.baseQuantity.eq(1);
  const terms = (kind: 'ALLOWANCE' | 'CHARGE') => ofKind(allowances, kind).map(({ item }) => allowanceTerms(item, figures));
  return {
    'BT-129': prices.quantity.toFixed(),
    'BT-131': figures.amount(line.netAmount),
    'BG-27': terms('ALLOWANCE'),
    'BG-28': terms('CHARGE'),
    'BT-146': figures.price(prices.unitPrice),
    'BT-147': prices.discount === null ? undefined : figures.price(prices.discount),
    'BT-148': prices.grossPrice === null ? undefined : figures.price(prices.grossPrice),
    'BT-149': isForOne ? undefined : numberText(prices.baseQuantity.toFixed()),
    'BT-150': isForOne ? undefined : text(line.unitCode),
    'BT-151': line.taxCategory,
    'BT-152': rateTerm(line),
  } satisfies Partial<Line>;
}
