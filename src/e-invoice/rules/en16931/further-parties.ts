import { COUNTRY_CODES_BY_SYNTAX } from '../../../invoices/codes/country-codes.js';
import type { EInvoiceSyntax } from '../../profiles.js';
import type { EInvoice, SchemedId } from '../../terms/terms.js';
import { isBlank, lacksCountry, when } from '../places.js';
import type { Rule } from '../rule.js';

/** Payee, tax representative and place of delivery, and the VAT numbers of all. */
export const FURTHER_PARTY_RULES: readonly Rule[] = [
  {
    id: 'BR-17',
    severity: 'fatal',
    terms: ['BT-59', 'BT-60', 'BT-61', 'BT-27', 'BT-28', 'BT-29', 'BT-30'],
    message: 'A payee (BG-10) must have a name (BT-59), and must not be the seller.',
    broken: (invoice, { syntax }) => when(isBadPayee(invoice, syntax), 'BG-10', 'BT-59'),
  },
  {
    id: 'BR-18',
    severity: 'fatal',
    terms: ['BG-11', 'BT-62'],
    message: 'A tax representative of the seller (BG-11) must have a name (BT-62).',
    broken: ({ 'BG-11': agent }) => when(agent !== undefined && isBlank(agent['BT-62']), 'BG-11', 'BT-62'),
  },
  {
    id: 'BR-19',
    severity: 'fatal',
    terms: ['BG-11', 'BG-12'],
    message: 'A tax representative of the seller (BG-11) must have a postal address (BG-12).',
    broken: ({ 'BG-11': agent }) => when(agent !== undefined && agent['BG-12'] === undefined, 'BG-11', 'BG-12'),
  },
  {
    id: 'BR-20',
    severity: 'fatal',
    terms: ['BG-12', 'BT-69'],
    message: 'The postal address of the tax representative (BG-12) must have a country (BT-69).',
    broken: ({ 'BG-11': agent }, { syntax }) =>
      when(agent !== undefined && lacksCountry(agent['BG-12'], syntax), 'BG-11', 'BG-12', 'BT-69'),
  },
  {
    id: 'BR-56',
    severity: 'fatal',
    terms: ['BG-11', 'BT-63'],
    message: 'A tax representative of the seller (BG-11) must have a VAT number (BT-63).',
    broken: ({ 'BG-11': agent }) => when(agent !== undefined && isBlank(agent['BT-63']), 'BG-11', 'BT-63'),
  },
  {
    id: 'BR-57',
    severity: 'fatal',
    terms: ['BG-15', 'BT-80'],
    message: 'An address of delivery (BG-15) must have a country (BT-80).',
    broken: ({ 'BG-13': delivery }) =>
      when(delivery?.['BG-15'] !== undefined && isBlank(delivery['BG-15'].country), 'BG-13', 'BG-15', 'BT-80'),
  },
  {
    id: 'BR-CO-09',
    severity: 'fatal',
    terms: ['BT-31', 'BT-48', 'BT-63'],
    message: 'A VAT number (BT-31, BT-48, BT-63) must start with the code of its country, such as DE. Greece may use EL.',
    broken: (invoice, { syntax }) => [
      ...when(hasNoCountry(invoice['BG-4']['BT-31'], syntax), 'BG-4', 'BT-31'),
      ...when(hasNoCountry(invoice['BG-7']['BT-48'], syntax), 'BG-7', 'BT-48'),
      ...when(hasNoCountry(invoice['BG-11']?.['BT-63'], syntax), 'BG-11', 'BT-63'),
    ],
  },
];

function hasNoCountry(vatNumber: string | undefined, syntax: EInvoiceSyntax): boolean {
  if (vatNumber === undefined || isBlank(vatNumber)) return false;
  const prefix = vatNumber.trim().slice(0, 2);
  return prefix !== 'EL' && !COUNTRY_CODES_BY_SYNTAX[syntax].has(prefix);
}

/** The official test for UBL compares the payee with the trading name of the seller, that for CII with its name; CII compares identifiers of equal kind. */
function isBadPayee({ 'BG-10': payee, 'BG-4': seller }: EInvoice, syntax: EInvoiceSyntax): boolean {
  if (payee === undefined) return false;
  if (isBlank(payee['BT-59'])) return true;
  const sellerName = syntax === 'UBL' ? seller['BT-28'] : seller['BT-27'];
  const isCompared = syntax === 'UBL' ? () => true : ({ scheme }: SchemedId) => isBlank(scheme);
  const sellerIds = new Set(seller['BT-29'].filter(isCompared).map(({ id }) => id));
  return (
    payee['BT-59'] === sellerName ||
    payee['BT-60'].filter(isCompared).some(({ id }) => sellerIds.has(id)) ||
    (syntax === 'CII' && payee['BT-61'] !== undefined && payee['BT-61'].id === seller['BT-30']?.id)
  );
}
