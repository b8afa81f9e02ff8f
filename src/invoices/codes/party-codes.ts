import { codeList, type CodeCheck } from './code-check.js';
import type { CodedAccount, CodedParty } from './coded-record.js';
import { COUNTRY_CODES } from './country-codes.js';
import { EAS_SCHEMES, ICD_SCHEMES } from './identifier-schemes.js';
import { bicFault } from '../payment-codes/bic.js';
import { ibanFault } from '../payment-codes/iban.js';

export const COUNTRIES = codeList('ISO 3166-1', COUNTRY_CODES);
export const ICD = codeList('the ISO/IEC 6523 list of identifier schemes', ICD_SCHEMES);
const EAS = codeList('the EAS list of electronic address schemes', EAS_SCHEMES);

/** The business terms of a party's codes. */
export interface PartyTerms {
  identifiers: string;
  companyNumber: string;
  electronicAddress: string;
  country: string;
}

export const SELLER = { identifiers: 'BT-29-1', companyNumber: 'BT-30-1', electronicAddress: 'BT-34-1', country: 'BT-40' };
export const BUYER = { identifiers: 'BT-46-1', companyNumber: 'BT-47-1', electronicAddress: 'BT-49-1', country: 'BT-55' };
/** Neither has an electronic address; a payee has no address, and a tax representative no identifiers. */
export const PAYEE = { ...BUYER, identifiers: 'BT-60-1', companyNumber: 'BT-61-1' };
export const TAX_REPRESENTATIVE = { ...SELLER, country: 'BT-69' };

/** Checks the codes of a party. */
export function checkParty(party: CodedParty | null | undefined, path: string, terms: PartyTerms, check: CodeCheck): void {
  if (!party) return;
  party.identifiers?.forEach(({ scheme }, at) => check.code(terms.identifiers, `${path}.identifiers[${at}].scheme`, scheme, ICD));
  check.code(terms.companyNumber, `${path}.companyNumberScheme`, party.companyNumberScheme, ICD);
  check.code(terms.electronicAddress, `${path}.electronicAddress.scheme`, party.electronicAddress?.scheme, EAS);
  check.code(terms.country, `${path}.address.countryCode`, party.address?.countryCode, COUNTRIES);
}

/** Checks the forms of an account: with a wrong one, no payment code is printed. */
export function checkAccount({ iban, bic }: CodedAccount, path: string, check: CodeCheck): void {
  const [ibanProblem, bicProblem] = [iban ? ibanFault(iban) : null, bic ? bicFault(bic) : null];
  if (ibanProblem !== null) check.warn('BT-84', `${path}.iban`, `${ibanProblem}; no payment code is printed for it.`);
  if (bicProblem !== null) check.warn('BT-86', `${path}.bic`, `${bicProblem}; no payment code is printed with it.`);
}
