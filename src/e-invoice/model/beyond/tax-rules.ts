import type { Invoice, TaxedOnce } from '../../../invoices/invoice.js';
import { decimal } from '../../../invoices/money.js';
import { writtenLines } from '../lines/extension.js';
import type { LineNode } from '../lines/line-tree.js';
import type { Profile } from '../../profiles.js';
import type { Breach, BeyondRule } from './beyond-rule.js';

/** How value added tax is called: VAT in the languages of Europe, and the words for its rates. */
const VAT =
  /^(?:v\.?a\.?t\.?|mwst|must|ust|mehrwertsteuer|umsatzsteuer|tva|iva|i\.v\.a\.|btw|moms|mva|alv|ddv|pdv|dph|ptu|pod\.?\s?vat|áfa|afa|km|käibemaks|pvn|pvm|φπα|fpa|ддс|dds|пдв|пдз|vsk|kdv|tvsh)\b/iu;

/** Rules about taxes: the standard knows value added tax, once on each amount. */
export const TAX_RULES: readonly BeyondRule[] = [
  {
    id: 'PRESS-04',
    severity: 'fatal',
    message: 'An amount must have one tax: EN 16931 has no second one.',
    broken: (invoice, profile) => taxed(invoice, profile, ({ furtherTaxes }) => furtherTaxes.length > 0, 'furtherTaxes'),
  },
  {
    id: 'PRESS-05',
    severity: 'warning',
    message: 'The tax should be value added tax: EN 16931 has no other, so it is written as VAT.',
    broken: (invoice, profile) => taxed(invoice, profile, ({ taxName }) => taxName !== null && !VAT.test(taxName), 'taxName'),
  },
  {
    id: 'PRESS-06',
    severity: 'fatal',
    message: 'No tax may be withheld from the amount due: EN 16931 has no term for it.',
    broken: ({ withholdingTaxes, totals }) =>
      decimal(totals.withholdingTotal).eq(0)
        ? []
        : withholdingTaxes.map((_, index) => ({ term: 'BT-115', path: `withholdingTaxes[${index}]` })),
  },
  {
    id: 'PRESS-17',
    severity: 'fatal',
    message: 'Factur-X has no split payment (category B): use the form EN 16931 of UBL or CII.',
    broken: ({ taxBreakdown }, { schema }) =>
      taxBreakdown.flatMap(({ category }, index) =>
        schema === 'CII-D22B' && category === 'B' ? [{ term: 'BT-118', path: `taxBreakdown[${index}].category` }] : [],
      ),
  },
];

function taxed(invoice: Invoice, profile: Profile, isBroken: (item: TaxedOnce) => boolean, field: string): Breach[] {
  const lines = allOf(writtenLines(invoice, profile)).filter(({ line }) => isBroken(line));
  return [
    ...lines.map(({ index }) => ({ term: 'BG-30', path: `lines[${index}].${field}` })),
    ...invoice.allowancesAndCharges.flatMap((item, index) =>
      isBroken(item)
        ? [{ term: item.kind === 'ALLOWANCE' ? 'BT-95' : 'BT-102', path: `allowancesAndCharges[${index}].${field}` }]
        : [],
    ),
  ];
}

function allOf(nodes: readonly LineNode[]): LineNode[] {
  return nodes.flatMap((node) => [node, ...allOf(node.parts)]);
}
