import type { EInvoice } from '../../terms/terms.js';
import type { Place } from '../../terms/place.js';
import { electronicAddresses, legalIds, partyIds, type PlacedId } from '../placed.js';
import type { Rule, Severity } from '../rule.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';
import { isAbn, isBelgianNumber, isDanishCvr, isGln, isNorwegianNumber, isSwedishNumber } from './check-digits.js';
import { isCodiceFiscale, isOfficeCode, isPartitaIva } from './italian-ids.js';

const DUTCH_VAT = /^NL[0-9]{9}B[0-9]{2}$/;

/** The form of identifiers, by their scheme. */
export const IDENTIFIER_RULES: readonly Rule[] = [
  schemeRule('R040', '0088', 'fatal', 'A GLN (scheme 0088) must have digits only, the last one its check digit.', isGln),
  schemeRule('R041', '0192', 'fatal', 'A Norwegian organisation number (scheme 0192) must be valid.', isNorwegianNumber),
  schemeRule('R042', '0184', 'fatal', 'A Danish CVR number (scheme 0184) must have eight digits, after DK or alone.', (_, raw) =>
    isDanishCvr(raw),
  ),
  schemeRule('R043', '0208', 'fatal', 'A Belgian enterprise number (scheme 0208) must be valid.', isBelgianNumber),
  schemeRule('R044', '0201', 'warning', 'An Italian office code (scheme 0201) must have six letters or digits.', isOfficeCode),
  schemeRule('R045', '0210', 'warning', 'An Italian Codice Fiscale (scheme 0210) must be valid.', isCodiceFiscale),
  {
    id: 'PEPPOL-COMMON-R046',
    severity: 'warning',
    terms: ['BT-34', 'BT-49'],
    message: 'An Italian Codice Fiscale as electronic address (scheme 9907) must be valid.',
    broken: (invoice) => faultyIds(electronicAddresses(invoice), '9907', isCodiceFiscale),
  },
  schemeRule('R047', '0211', 'warning', 'An Italian Partita IVA (scheme 0211) must be valid.', isPartitaIva),
  schemeRule('R049', '0007', 'fatal', 'A Swedish organisation number (scheme 0007) must be valid.', isSwedishNumber),
  schemeRule('R050', '0151', 'fatal', 'An Australian Business Number (scheme 0151) must be valid.', isAbn),
  schemeRule('R052', '0096', 'fatal', 'A Danish P number (scheme 0096) must have ten digits.', (_, raw) =>
    /^[0-9]{10}$/.test(raw),
  ),
  schemeRule('R053', '0198', 'fatal', 'A Danish SE number (scheme 0198) must be DK and eight digits.', (_, raw) =>
    /^DK[0-9]{8}$/.test(raw),
  ),
  schemeRule('R054', '0106', 'warning', 'A Dutch KVK number (scheme 0106) must have eight digits.', (id) =>
    /^[0-9]{8}$/.test(id),
  ),
  schemeRule('R055', '0190', 'warning', 'A Dutch OIN (scheme 0190) must have 20 digits.', (id) => /^[0-9]{20}$/.test(id)),
  schemeRule('R056-1', '9944', 'warning', 'A Dutch VAT number (scheme 9944) must be like NL123456789B12.', (id) =>
    DUTCH_VAT.test(id),
  ),
  {
    id: 'PEPPOL-COMMON-R056-2',
    severity: 'warning',
    terms: ['BT-31', 'BT-48', 'BT-63'],
    message: 'A Dutch VAT number must be like NL123456789B12.',
    broken: (invoice) =>
      vatNumbers(invoice)
        .filter(([number]) => number.startsWith('NL') && !DUTCH_VAT.test(number))
        .map(([, place]) => place),
  },
  schemeRule('R057', '0217', 'warning', 'A Dutch establishment number (scheme 0217) must have twelve digits.', (id) =>
    /^[0-9]{12}$/.test(id),
  ),
];

/** Whether an identifier is valid. @param id without white space around it @param raw as it was written */
type IsValid = (id: string, raw: string) => boolean;

function schemeRule(number: string, scheme: string, severity: Severity, message: string, isValid: IsValid): Rule {
  return {
    id: `PEPPOL-COMMON-${number}`,
    severity,
    terms: ['BT-29', 'BT-30', 'BT-34', 'BT-46', 'BT-47', 'BT-49', 'BT-60', 'BT-61'],
    message,
    broken: (invoice) =>
      faultyIds([...electronicAddresses(invoice), ...partyIds(invoice), ...legalIds(invoice)], scheme, isValid),
  };
}

function faultyIds(ids: readonly PlacedId[], scheme: string, isValid: IsValid): Place[] {
  return ids.filter(([id]) => id.scheme === scheme && !isValid(normalizeSpace(id.id), id.id)).map(([, place]) => place);
}

function vatNumbers(invoice: EInvoice): (readonly [number: string, place: Place])[] {
  const numbers = [
    [invoice['BG-4']['BT-31'], ['BG-4', 'BT-31']],
    [invoice['BG-7']['BT-48'], ['BG-7', 'BT-48']],
    [invoice['BG-11']?.['BT-63'], ['BG-11', 'BT-63']],
  ] as const;
  return numbers.flatMap(([number, place]) => (isGiven(number) ? [[normalizeSpace(number), place]] : []));
}
