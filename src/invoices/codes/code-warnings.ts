import { CodeCheck, codeList } from './code-check.js';
import type { CodedAccount, CodedParty, CodedRecord } from './coded-record.js';
import { checkExemption, checkLineCodes, checkReason, OBJECTS } from './line-codes.js';
import { MEDIA_TYPES } from './media-types.js';
import { NOTE_SUBJECTS } from './note-subjects.js';
import {
  BUYER,
  checkAccount,
  checkParty,
  COUNTRIES,
  ICD,
  PAYEE,
  type PartyTerms,
  SELLER,
  TAX_REPRESENTATIVE,
} from './party-codes.js';
import { MEANS_CODES, TAX_POINT_CODES } from './payment-means-codes.js';
import { ibanFault } from '../payment-codes/iban.js';
import { paymentKindOf } from '../payment-kind.js';
import type { Warning } from '../warning.js';

const SUBJECTS = codeList('UNTDID 4451', NOTE_SUBJECTS);
const MEANS = codeList('UNTDID 4461', MEANS_CODES);
const TAX_POINTS = codeList('UNTDID 2005', TAX_POINT_CODES);
const MEDIA = codeList('EN 16931', MEDIA_TYPES);

/** The codes of an invoice that their lists do not have, and accounts of a wrong form. Paths start at the invoice. */
export function codeWarnings(record: CodedRecord): Warning[] {
  const check = new CodeCheck();
  checkHead(record, check);
  checkParty(record.seller, 'seller', SELLER, check);
  checkParty(record.buyer, 'buyer', BUYER, check);
  checkParty(record.payee, 'payee', PAYEE, check);
  checkParty(record.taxRepresentative, 'taxRepresentative', TAX_REPRESENTATIVE, check);
  checkMeans(record, check);
  record.lines.forEach((line, index) => checkLineCodes(line, `lines[${index}]`, check));
  record.allowancesAndCharges?.forEach((item, index) => {
    const path = `allowancesAndCharges[${index}]`;
    checkReason(item, path, { ALLOWANCE: 'BT-98', CHARGE: 'BT-105' }, check);
    checkExemption(item, path, check);
  });
  record.taxBreakdown?.forEach((entry, index) => checkExemption(entry, `taxBreakdown[${index}]`, check));
  return check.warnings;
}

function checkHead({ taxPointDate, taxPointDateCode, delivery, invoicedObject, ...record }: CodedRecord, check: CodeCheck): void {
  check.code('BT-8', 'taxPointDateCode', taxPointDateCode, TAX_POINTS);
  if (taxPointDate && taxPointDateCode) {
    check.warn('BT-8', 'taxPointDateCode', 'stands beside taxPointDate; an invoice has one of them (BR-CO-3).');
  }
  check.code('BT-80', 'delivery.countryCode', delivery?.countryCode, COUNTRIES);
  check.code('BT-71-1', 'delivery.location.scheme', delivery?.location?.scheme, ICD);
  check.code('BT-18-1', 'invoicedObject.scheme', invoicedObject?.scheme, OBJECTS);
  record.notes?.forEach(({ subjectCode }, at) => check.code('BT-21', `notes[${at}].subjectCode`, subjectCode, SUBJECTS));
  record.supportingDocuments?.forEach(({ mediaType }, at) => {
    check.code('BT-125-1', `supportingDocuments[${at}].mediaType`, mediaType, MEDIA);
  });
}

function checkMeans({ paymentMeans = [] }: CodedRecord, check: CodeCheck): void {
  paymentMeans.forEach((means, index) => {
    const path = `paymentMeans[${index}]`;
    check.code('BT-81', `${path}.meansCode`, means.meansCode, MEANS);
    checkAccount(means, path, check);
    const isDebit = paymentKindOf(means.meansCode ?? null) === 'direct-debit';
    const fault = isDebit && means.debitedAccount ? ibanFault(means.debitedAccount) : null;
    if (fault !== null) check.warn('BT-91', `${path}.debitedAccount`, `${fault}.`);
  });
}

/** The same of an organisation or a customer. Paths start there. */
export function partyWarnings(
  party: CodedParty & { paymentAccounts?: readonly CodedAccount[] | undefined },
  role: 'seller' | 'buyer',
): Warning[] {
  const check = new CodeCheck();
  const terms: PartyTerms = role === 'seller' ? SELLER : BUYER;
  checkParty(party, '', terms, check);
  party.paymentAccounts?.forEach((account, index) => checkAccount(account, `.paymentAccounts[${index}]`, check));
  return check.warnings.map((warning) => ({ ...warning, path: warning.path.replace(/^\./, '') }));
}
