import type { XmlElement } from '../../../xml/element.js';
import { allAt, firstAt, textOf } from '../../ubl/source.js';
import { en16931Rule, type StructureRule } from './structure-rule.js';

/** The elements with amounts that are always in the currency of the invoice. */
const WITH_AMOUNTS = [
  'cac:LegalMonetaryTotal',
  'cac:AllowanceCharge',
  'cac:Price',
  'cac:InvoiceLine',
  'cac:CreditNoteLine',
  'cac:SubInvoiceLine',
  'cac:SubCreditNoteLine',
];
const ABOUT = en16931Rule(
  'OWN-CURRENCY',
  'BT-5',
  'All amounts must be in the currency of the invoice (BT-5), except the total of VAT in the accounting currency (BT-111).',
);

/** In which currency the amounts of UBL are. */
export const UBL_CURRENCY: readonly StructureRule[] = [
  {
    ...ABOUT,
    on: WITH_AMOUNTS,
    broken: (around) => otherThan(currencyOf(around), around.children),
  },
  {
    ...ABOUT,
    on: ['ubl:Invoice', 'cn:CreditNote'],
    broken: (root) => {
      const accounting = textOf(firstAt(root, 'cbc:TaxCurrencyCode'));
      return allAt(root, 'cac:TaxTotal').flatMap((total) => {
        const isAccounting =
          accounting !== undefined && firstAt(total, 'cbc:TaxAmount')?.peekAttribute('currencyID') === accounting;
        const amounts = [total, ...allAt(total, 'cac:TaxSubtotal')].flatMap(({ children }) => children);
        return otherThan(isAccounting ? accounting : currencyOf(root), amounts);
      });
    },
  },
  {
    ...en16931Rule('BR-CO-15', 'BT-110', 'There must be exactly one total of VAT (BT-110) in the currency of the invoice.'),
    on: ['ubl:Invoice', 'cn:CreditNote'],
    broken: (root) => {
      const currency = currencyOf(root);
      if (currency === undefined) return [];
      const totals = allAt(root, 'cac:TaxTotal/cbc:TaxAmount');
      const own = totals.filter((amount) => amount.peekAttribute('currencyID') === currency);
      return own.length === 0 ? totals.slice(0, 1) : own.slice(1);
    },
  },
];

/** The amounts that name another currency. One that names none breaks BR-CL-03. */
function otherThan(currency: string | undefined, elements: readonly XmlElement[]): XmlElement[] {
  if (currency === undefined) return [];
  return elements.filter((element) => {
    const own = element.name.endsWith('Amount') ? element.peekAttribute('currencyID') : undefined;
    return own !== undefined && own !== currency;
  });
}

/** The currency of each document, and how many elements of its root were looked at for it: a root may have many, and a document many amounts. */
const currencies = new WeakMap<XmlElement, { currency: string | undefined; looked: number }>();

/** BT-5; undefined: the document does not say it, or only after this element. */
export function currencyOf(element: XmlElement): string | undefined {
  const root = rootOf(element);
  let known = currencies.get(root);
  if (known === undefined) currencies.set(root, (known = { currency: undefined, looked: 0 }));
  while (known.currency === undefined && known.looked < root.children.length) {
    const child = root.children[known.looked];
    if (child?.name === 'cbc:DocumentCurrencyCode') known.currency = textOf(child);
    known.looked += 1;
  }
  return known.currency;
}

/** The element that has no other around it. */
export function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent !== null) root = root.parent;
  return root;
}
