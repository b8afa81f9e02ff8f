import { plainIban, isSwissIban } from './iban.js';

/** Name and structured address of a party of a Swiss QR code. */
export interface SwissParty {
  name: string;
  street: string;
  buildingNumber: string;
  postcode: string;
  town: string;
  /** ISO 3166-1, two letters. */
  countryCode: string;
}

/** What a Swiss QR code says. */
export interface SwissBill {
  /** Without blanks. */
  iban: string;
  creditor: SwissParty;
  /** With two decimals; null if the payer fills it in. */
  amount: string | null;
  currencyCode: 'CHF' | 'EUR';
  /** Null if the payer fills it in. */
  debtor: SwissParty | null;
  reference: string | null;
  message: string | null;
  billingInformation: string | null;
  /** Parameters of at most two alternative schemes. */
  alternativeSchemes: string[];
}

/** Elements of a party, in the code; the first of them is the type of the address. */
const PARTY = 7;
/** Where elements begin: Swiss Implementation Guidelines QR-bill 2.3, 4.2.2. */
const AT = { iban: 3, creditor: 4, ultimateCreditor: 11, amount: 18, debtor: 20, reference: 27, trailer: 30, schemes: 32 };
const MOST_SCHEMES = 2;

/**
 * Reads the text of a Swiss QR code, version 0200. Null if it is another text, or if an element is not as the guidelines want it: then a printed payment part could say something
 * else than the code.
 */
export function swissBill(payload: string): SwissBill | null {
  const elements = payload.replace(/\r?\n$/, '').split(/\r?\n/);
  const [type, version, coding] = elements;
  const hasForm = type === 'SPC' && version === '0200' && coding === '1' && elements[AT.trailer] === 'EPD';
  if (!hasForm || elements.length > AT.schemes + MOST_SCHEMES) return null;
  const at = (index: number) => elements[index] ?? '';
  const iban = plainIban(at(AT.iban));
  const creditor = partyAt(elements, AT.creditor);
  const debtor = isEmptyAt(elements, AT.debtor) ? null : partyAt(elements, AT.debtor);
  const [amount, currencyCode] = [at(AT.amount), at(AT.amount + 1)];
  if (iban === null || !isSwissIban(iban) || creditor === null) return null;
  // The ultimate creditor is for future use.
  if (!isEmptyAt(elements, AT.ultimateCreditor) || (debtor === null && !isEmptyAt(elements, AT.debtor))) return null;
  if (!/^(?:\d{1,9}\.\d{2})?$/.test(amount) || (currencyCode !== 'CHF' && currencyCode !== 'EUR')) return null;
  return {
    iban,
    creditor,
    amount: amount || null,
    currencyCode,
    debtor,
    reference: at(AT.reference + 1) || null,
    message: at(AT.reference + 2) || null,
    billingInformation: at(AT.trailer + 1) || null,
    alternativeSchemes: elements.slice(AT.schemes).filter((scheme) => scheme !== ''),
  };
}

function isEmptyAt(elements: readonly string[], start: number): boolean {
  return elements.slice(start, start + PARTY).every((element) => element === '');
}

/** Null unless it has a structured address ("S"), the only kind since November 2025. */
function partyAt(elements: readonly string[], start: number): SwissParty | null {
  const [type, name = '', street = '', buildingNumber = '', postcode = '', town = '', countryCode = ''] = elements.slice(
    start,
    start + PARTY,
  );
  if (type !== 'S' || name === '' || postcode === '' || town === '' || !/^[A-Z]{2}$/.test(countryCode)) return null;
  return { name, street, buildingNumber, postcode, town, countryCode };
}
