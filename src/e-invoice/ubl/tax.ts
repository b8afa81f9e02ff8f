import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { EInvoice, VatBreakdown } from '../terms/terms.js';
import { amountsIn, type WriteAmount } from './amounts.js';
import { allAt, firstAt, type Path, type Source, textOf } from './source.js';

// BT-110, BT-111, BG-23, and the VAT of lines, allowances and charges.

/** The tax scheme of VAT. */
export const VAT = 'VAT';

/** Whether the tax scheme in an element is VAT. */
export function isVat(around: XmlElement): boolean {
  return textOf(firstAt(around, 'cac:TaxScheme/cbc:ID'))?.toUpperCase() === VAT;
}

interface Vat {
  category?: string;
  rate?: string;
  reason?: string;
  reasonCode?: string;
}

/** A category of VAT under a name. */
export function writeVat(name: string, { category, rate, reason, reasonCode }: Vat): XmlNode | undefined {
  if (category === undefined && rate === undefined && reason === undefined && reasonCode === undefined) return undefined;
  return element(name, [
    textElement('cbc:ID', category),
    textElement('cbc:Percent', rate),
    textElement('cbc:TaxExemptionReasonCode', reasonCode),
    textElement('cbc:TaxExemptionReason', reason),
    element('cac:TaxScheme', [textElement('cbc:ID', VAT)]),
  ]);
}

/** The element of a category of VAT; one of another tax does not count. */
export function vatAt(around: XmlElement, path: Path): XmlElement | undefined {
  return allAt(around, path).find(isVat);
}

/** The total of VAT with its breakdown, and the one in the accounting currency. */
export function writeTaxTotals(terms: EInvoice, amount: WriteAmount): (XmlNode | undefined)[] {
  const { 'BT-110': total, 'BT-111': accountingTotal } = terms['BG-22'];
  const accounting = amountsIn(terms['BT-6']);
  return [
    element('cac:TaxTotal', [
      amount('cbc:TaxAmount', total),
      ...terms['BG-23'].map((entry) =>
        element('cac:TaxSubtotal', [
          amount('cbc:TaxableAmount', entry['BT-116']),
          amount('cbc:TaxAmount', entry['BT-117']),
          writeVat('cac:TaxCategory', {
            category: entry['BT-118'],
            rate: entry['BT-119'],
            reason: entry['BT-120'],
            reasonCode: entry['BT-121'],
          }),
        ]),
      ),
    ]),
    element('cac:TaxTotal', [accounting('cbc:TaxAmount', accountingTotal)]),
  ];
}

/** The total in the currency of the invoice, that in the accounting currency, and the breakdown, of which one total should have entries. */
export function readTaxTotals(root: Source) {
  const currency = textOf(firstAt(root.element, 'cbc:DocumentCurrencyCode'));
  const accountingCurrency = textOf(firstAt(root.element, 'cbc:TaxCurrencyCode'));
  const totals = allAt(root.element, 'cac:TaxTotal');
  const accounting = accountingCurrency === undefined ? undefined : accountingTotalOf(totals, accountingCurrency, currency);
  const own = totals.filter((total) => total !== accounting);
  const total = own.find((one) => currencyOf(one) === currency) ?? own.find(hasSubtotals) ?? own[0];
  return {
    'BT-110': total && firstAt(total, 'cbc:TaxAmount'),
    'BT-111': accounting && firstAt(accounting, 'cbc:TaxAmount'),
    'BG-23': root.groups(
      'BG-23',
      own.flatMap((one) => allAt(one, 'cac:TaxSubtotal')),
      readEntry,
    ),
  };
}

function accountingTotalOf(totals: readonly XmlElement[], accountingCurrency: string, currency: string | undefined) {
  const inIt = totals.filter((total) => currencyOf(total) === accountingCurrency);
  // If both currencies are the same, the total without a breakdown is that for accounting.
  return accountingCurrency === currency ? inIt.slice(1).find((total) => !hasSubtotals(total)) : inIt[0];
}

function hasSubtotals(total: XmlElement): boolean {
  return firstAt(total, 'cac:TaxSubtotal') !== undefined;
}

function currencyOf(total: XmlElement): string | undefined {
  return firstAt(total, 'cbc:TaxAmount')?.peekAttribute('currencyID');
}

function readEntry(source: Source): VatBreakdown {
  const vat = vatAt(source.element, 'cac:TaxCategory');
  const below = (name: string) => (vat === undefined ? undefined : firstAt(vat, name));
  return {
    'BT-116': source.text('BT-116', 'cbc:TaxableAmount'),
    'BT-117': source.text('BT-117', 'cbc:TaxAmount'),
    'BT-118': source.text('BT-118', below('cbc:ID')),
    'BT-119': source.text('BT-119', below('cbc:Percent')),
    'BT-120': source.text('BT-120', below('cbc:TaxExemptionReason')),
    'BT-121': source.text('BT-121', below('cbc:TaxExemptionReasonCode')),
  };
}
