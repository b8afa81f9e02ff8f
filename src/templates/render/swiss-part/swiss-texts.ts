import type { SwissParty } from '../../../invoices/payment-codes/swiss-bill.js';

// How figures and addresses are written on a payment part: Swiss Implementation Guidelines QR-bill 2.3, 3.5.

/** "CH44 3199 9123 0008 8901 2" */
export function groupedIban(iban: string): string {
  return inGroups(iban, 4);
}

/** A QR reference in fives from the right, "21 00000 00003 13947 14300 09017"; a creditor reference in fours, "RF18 5390 0754 7034". */
export function groupedReference(reference: string): string {
  return /^\d{27}$/.test(reference) ? `${reference.slice(0, 2)} ${inGroups(reference.slice(2), 5)}` : inGroups(reference, 4);
}

/** "1 949.75" */
export function groupedAmount(amount: string): string {
  return amount.replaceAll(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ' ');
}

/** Name, street and town, each on its line. A country is named, before the postcode, only if it is not Switzerland. */
export function partyText({ name, street, buildingNumber, postcode, town, countryCode }: SwissParty): string {
  const country = countryCode === 'CH' ? '' : `${countryCode}-`;
  const lines = [name, [street, buildingNumber].filter(Boolean).join(' '), `${country}${postcode} ${town}`];
  return lines.filter(Boolean).join('\n');
}

/** Name and town. */
export function shortPartyText(party: SwissParty): string {
  return partyText({ ...party, street: '', buildingNumber: '' });
}

function inGroups(text: string, length: number): string {
  return text.replaceAll(new RegExp(`.{${length}}(?=.)`, 'g'), '$& ');
}
