import { isQRIBAN } from 'ibantools';
import { SEPA_CHARACTERS, bankText } from './bank-text.js';
import { plainBic } from './bic.js';
import { plainIban } from './iban.js';
import { creditorReference } from './payment-reference.js';
import { type PaymentRequest, payeeName, remittance, requestedAmount } from './payment-request.js';

/** Countries of the European Economic Area, by their IBANs. Elsewhere the BIC is mandatory (EPC069-12, AT-23). */
const EEA = new Set(
  ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE'].concat([
    'IS',
    'IT',
    'LI',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'NO',
    'PL',
    'PT',
    'RO',
    'SE',
    'SI',
    'SK',
  ]),
);
/** The other countries of SEPA's geographical scope (EPC409-09). */
const SEPA_BEYOND_EEA = new Set(['AD', 'AL', 'CH', 'GB', 'GI', 'MC', 'MD', 'ME', 'MK', 'RS', 'SM', 'VA']);

/** What a QR code of version 13 holds at error correction level M. */
export const MOST_EPC_BYTES = 331;

/**
 * The text of a QR code that starts a SEPA credit transfer ("GiroCode"): EPC069-12, version 002, UTF-8. Null unless the request has euros, a valid
 * IBAN of a SEPA country (outside the EEA with its BIC), and an amount, name and reference that fit.
 */
export function epcPayload(request: PaymentRequest): string | null {
  const iban = plainIban(request.paymentAccount?.iban ?? '');
  // Payments to a QR-IBAN need a QR reference, for which this code has no field.
  if (iban === null || request.currencyCode !== 'EUR' || isQRIBAN(iban)) return null;
  const country = iban.slice(0, 2);
  const stated = request.paymentAccount?.bic ?? '';
  const bic = plainBic(stated);
  // A wrong BIC casts doubt on the whole account.
  if (stated !== '' && bic === null) return null;
  if (!EEA.has(country) && !(SEPA_BEYOND_EEA.has(country) && bic !== null)) return null;
  const amount = requestedAmount(request);
  const name = bankText(payeeName(request), 70, SEPA_CHARACTERS);
  const structured = creditorReference(remittance(request));
  const text = bankText(remittance(request), 140, SEPA_CHARACTERS);
  if (amount === null || name === null || (structured ?? text) === null) return null;
  const purpose = '';
  // The last element that has a value ends the text.
  const reference = structured === null ? ['', text] : [structured];
  const payload = ['BCD', '002', '1', 'SCT', bic ?? '', name, iban, `EUR${amount}`, purpose, ...reference].join('\n');
  return Buffer.byteLength(payload) <= MOST_EPC_BYTES ? payload : null;
}
