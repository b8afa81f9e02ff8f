import type { EInvoice, SchemedId } from '../../../terms/terms.js';
import { ALLOWANCE_TERMS } from '../../../terms/place.js';
import { onlyIf } from '../../only-if.js';
import { allowancesOf, partyIds } from '../../placed.js';
import { unless } from '../../places.js';
import { numberOf } from '../../xpath/number.js';
import { isGiven, normalizeSpace } from '../../xpath/text.js';
import { isCreditNote } from '../document-kind.js';
import { DANISH_PAYMENT_RULES } from './danish-payment.js';

const UNSPSC_VERSIONS = ['19.05.01', '19.0501', '26.08.01', '26.0801'];

/** Denmark: what sellers there must say, and more of it to buyers there. */
export const DANISH_RULES = onlyIf(
  ({ 'BG-4': seller }) => seller['BG-5']?.country === 'DK',
  [
    {
      id: 'DK-R-002',
      severity: 'fatal',
      terms: ['BT-30'],
      message: 'A Danish seller must have a legal registration (CVR number).',
      broken: ({ 'BG-4': seller }) => unless(isGiven(seller['BT-30']?.id), 'BG-4', 'BT-30'),
    },
    {
      id: 'DK-R-014',
      severity: 'fatal',
      terms: ['BT-30'],
      message: 'The legal registration of a Danish seller must have scheme 0184.',
      broken: ({ 'BG-4': seller }) => unless(isCvr(seller['BT-30']), 'BG-4', 'BT-30'),
    },
    ...onlyIf(isBuyerDanish, [
      {
        id: 'DK-R-003',
        severity: 'fatal',
        terms: ['BT-158'],
        message: 'An item classification by UNSPSC (TST) must be of version 19.05.01 or 26.08.01.',
        broken: (invoice) =>
          invoice['BG-25'].flatMap(({ 'BT-158': classes }, index) => {
            const isUnspsc = classes.some(({ scheme }) => scheme === 'TST');
            const isKnown = classes.some(({ schemeVersion }) => UNSPSC_VERSIONS.includes(schemeVersion ?? ''));
            return unless(!isUnspsc || isKnown, 'BG-25', index, 'BT-158');
          }),
      },
      {
        id: 'DK-R-004',
        severity: 'fatal',
        terms: ['BT-97', 'BT-98', 'BT-104', 'BT-105', 'BT-139', 'BT-140', 'BT-144', 'BT-145'],
        message:
          'The reason of an allowance or charge with code ZZZ must be a tax category of four digits, or have a # that is neither its first nor its last character.',
        broken: (invoice) =>
          [...allowancesOf(invoice)].flatMap(({ allowance, place, group }) =>
            unless(allowance.reasonCode !== 'ZZZ' || isTax(allowance.reason), ...place, ALLOWANCE_TERMS[group].reason),
          ),
      },
      ...DANISH_PAYMENT_RULES,
      {
        id: 'DK-R-013',
        severity: 'fatal',
        terms: ['BT-29', 'BT-46'],
        message: 'Each identifier of a Danish seller or buyer must have a scheme.',
        broken: (invoice) =>
          partyIds(invoice)
            .filter(([{ scheme }, [group]]) => group !== 'BG-10' && !isGiven(scheme))
            .map(([, place]) => place),
      },
      {
        id: 'DK-R-016',
        severity: 'fatal',
        terms: ['BT-3', 'BT-115'],
        message: 'A credit note between Danes must not have a negative amount due.',
        broken: (invoice) => unless(!isCreditNote(invoice) || !(numberOf(invoice['BG-22']['BT-115']) < 0), 'BG-22', 'BT-115'),
      },
      {
        id: 'DK-R-017',
        severity: 'fatal',
        terms: ['BT-47'],
        message: 'The legal registration of a Danish buyer must have scheme 0184.',
        broken: ({ 'BG-7': buyer }) => unless(isCvr(buyer['BT-47']), 'BG-7', 'BT-47'),
      },
    ]),
  ],
);

function isBuyerDanish({ 'BG-7': buyer }: EInvoice): boolean {
  return buyer['BG-8']?.country === 'DK';
}

/** Also true if there is none. */
function isCvr(id: SchemedId | undefined): boolean {
  return id === undefined || normalizeSpace(id.scheme) === '0184';
}

function isTax(reason = ''): boolean {
  const category = numberOf(reason);
  if (normalizeSpace(reason).length === 4 && category >= 0 && category <= 9999) return true;
  return reason.includes('#') && !reason.startsWith('#') && !reason.endsWith('#');
}
