import { isQRIBAN } from 'ibantools';
import { SWISS_CHARACTERS, bankText } from './bank-text.js';
import { isSwissIban, plainIban } from './iban.js';
import type { Address } from '../invoice.js';
import { creditorReference, qrReference } from './payment-reference.js';
import { type PaymentRequest, payeeName, remittance, requestedAmount } from './payment-request.js';

/** What a QR code of version 25 holds at error correction level M. */
export const MOST_SWISS_QR_BYTES = 997;

const NO_PARTY = ['', '', '', '', '', '', ''];

/**
 * The text of a Swiss QR code: Swiss Implementation Guidelines QR-bill 2.3, "SPC" version 0200, with structured addresses. Null unless the request has francs or
 * euros, a valid IBAN of Switzerland or Liechtenstein with the kind of reference that it needs, an amount, and the payee's address.
 */
export function swissQrPayload(request: PaymentRequest): string | null {
  const iban = plainIban(request.paymentAccount?.iban ?? '');
  if (iban === null || !isSwissIban(iban) || !['CHF', 'EUR'].includes(request.currencyCode)) return null;
  const amount = requestedAmount(request);
  // The address of another payee (BG-10) is not known.
  const creditor = request.payee ? null : structuredParty(payeeName(request), request.organisation.address);
  const reference = referenceElements(request, isQRIBAN(iban));
  if (amount === null || creditor === null || reference === null) return null;
  const debtor = structuredParty(request.customer.name, request.customer.billingAddress) ?? NO_PARTY;
  const textFor = (payer: string[]) => {
    const ultimateCreditor = NO_PARTY;
    const head = ['SPC', '0200', '1', iban, ...creditor, ...ultimateCreditor];
    return [...head, amount, request.currencyCode, ...payer, ...reference, 'EPD'].join('\n');
  };
  // The payer may be left blank, to be filled in by hand. That is better than no code.
  return [debtor, NO_PARTY].map(textFor).find((text) => Buffer.byteLength(text) <= MOST_SWISS_QR_BYTES) ?? null;
}

/** Type, reference and message. A QR-IBAN needs a QR reference; no other IBAN may have one. */
function referenceElements(
  request: PaymentRequest,
  toQrIban: boolean,
): [type: string, reference: string, message: string] | null {
  const quoted = remittance(request);
  const qr = qrReference(quoted);
  if (toQrIban !== (qr !== null)) return null;
  const message = (text: string) => bankText(text, 140, SWISS_CHARACTERS);
  const structured = qr ?? creditorReference(quoted);
  if (structured !== null) return [qr === null ? 'SCOR' : 'QRR', structured, message(request.number) ?? ''];
  const text = message(quoted);
  return text === null ? null : ['NON', '', text];
}

/** A party with its structured address ("S"). Null without a name, postcode, town and country that fit. */
function structuredParty(name: string, address: Address): string[] | null {
  const text = (value: string | null, most: number) => bankText(value, most, SWISS_CHARACTERS);
  const lines = [address.line1, address.line2, address.line3].filter((line) => line?.trim());
  const { street, buildingNumber } = streetAndNumber(
    text(lines.join(', '), 70) ?? text(address.line1, 70) ?? '',
    address.countryCode,
  );
  const required = [text(name, 70), text(address.postcode, 16), text(address.city, 35)];
  const [holder, postcode, town] = required;
  const country = address.countryCode ?? '';
  if (!holder || !postcode || !town || !/^[A-Z]{2}$/.test(country)) return null;
  return ['S', holder, street, buildingNumber, postcode, town, country];
}

/**
 * The number of the house has an element of its own. In Switzerland and Liechtenstein it is the last word of a street ("Rue du Lac 1268", "Marktgasse 28a"). In other countries, and where
 * something follows the street, it stays with it: the two cannot be separated reliably, and the element is optional.
 */
function streetAndNumber(line: string, countryCode: string | null): { street: string; buildingNumber: string } {
  const { street, buildingNumber } =
    /^(?<street>[^,]*\p{Letter}\.?) (?<buildingNumber>\d{1,5}[a-zA-Z]?(?:[-/]\d{1,5}[a-zA-Z]?)?)$/u.exec(line)?.groups ?? {};
  const isStreet =
    ['CH', 'LI'].includes(countryCode ?? '') && !/^(?:Postfach|Case postale|Casella postale|P\.?O\.? Box)\b/i.test(line);
  return isStreet && street && buildingNumber ? { street, buildingNumber } : { street: line, buildingNumber: '' };
}
