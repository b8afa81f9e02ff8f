import type { Invoice } from '../../../invoices/invoice.js';
import type { Profile } from '../../profiles.js';
import { buyerIdentifier, payeeIdentifier } from '../parties/one-identifier.js';
import { holdsExtension } from '../lines/extension.js';
import { lineTree } from '../lines/line-tree.js';
import { writtenMeans } from '../payment-means.js';
import { sellerName } from '../parties/parties.js';
import type { Breach, BeyondRule } from './beyond-rule.js';

/** What the page says and the e-invoice leaves out, as the standard has no place for it. */
export const OMISSION_RULES: readonly BeyondRule[] = [
  {
    id: 'PRESS-10',
    severity: 'information',
    message: 'Headings and subtotals between lines are left out: they are for people.',
    broken: ({ lines }) =>
      lines.flatMap(({ kind }, index) =>
        kind === 'HEADING' || kind === 'SUBTOTAL' ? [{ term: 'BG-25', path: `lines[${index}]` }] : [],
      ),
  },
  {
    id: 'PRESS-11',
    severity: 'information',
    message: 'Sub-lines are left out where there is no element for them: their amounts are in their line already.',
    broken: omittedParts,
  },
  {
    id: 'PRESS-12',
    severity: 'information',
    message: 'The standard has one identifier of the buyer and one of the payee; further ones are left out.',
    broken: omittedIdentifiers,
  },
  {
    id: 'PRESS-13',
    severity: 'warning',
    message:
      'All ways to pay should be of one kind, as the standard has one code for them; those of other kinds than the first are left out.',
    broken: (invoice) => {
      const written = new Set(writtenMeans(invoice).map(({ index }) => index));
      return invoice.paymentMeans.flatMap((_, index) =>
        written.has(index) ? [] : [{ term: 'BG-16', path: `paymentMeans[${index}]` }],
      );
    },
  },
  {
    id: 'PRESS-14',
    severity: 'information',
    message: 'The payee is left out, as it has the name of the seller.',
    broken: ({ payee, organisation }) =>
      payee !== null && payee.name.trim() === sellerName(organisation) ? [{ term: 'BT-59', path: 'payee' }] : [],
  },
];

function omittedParts({ lines }: Invoice, profile: Profile): Breach[] {
  const nodes = lineTree(lines);
  const written = new Set<number>();
  const add = (some: typeof nodes) => {
    for (const { index, parts } of some) {
      written.add(index);
      add(parts);
    }
  };
  if (holdsExtension(profile)) add(nodes);
  return lines.flatMap(({ kind, level }, index) =>
    kind === 'ITEM' && level > 0 && !written.has(index) ? [{ term: 'BG-DEX-01', path: `lines[${index}]` }] : [],
  );
}

function omittedIdentifiers({ customer, payee }: Invoice): Breach[] {
  const buyer = buyerIdentifier(customer);
  const ofPayee = payee && payeeIdentifier(payee);
  return [
    ...customer.identifiers.flatMap((one, index) =>
      one === buyer ? [] : [{ term: 'BT-46', path: `buyer.identifiers[${index}]` }],
    ),
    ...(customer.accountId && customer.identifiers.some((one) => one === buyer) ? [{ term: 'BT-46', path: 'accountId' }] : []),
    ...(payee?.identifiers ?? []).flatMap((one, index) =>
      one === ofPayee ? [] : [{ term: 'BT-60', path: `payee.identifiers[${index}]` }],
    ),
  ];
}
