import type { XmlElement } from '../../xml/element.js';
import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { CreditTransfer, PaymentInstructions } from '../terms/terms.js';
import type { Places } from './places.js';
import { at, find, findAll, from, readTexts, type Sources } from './sources.js';

// BG-16 to BG-18, and BT-91. One element has one account, so that several accounts are several elements.

const NAME = 'ram:SpecifiedTradeSettlementPaymentMeans';
/** The form of an IBAN, where nothing says whether it is one. */
const IBAN = /^[A-Z]{2}\d{2}[\dA-Z ]{10,40}$/i;

/** Payment instructions. */
export function writePaymentMeans(instructions: PaymentInstructions): (XmlNode | undefined)[] {
  const { 'BG-17': accounts, 'BG-18': card, 'BG-19': debit } = instructions;
  return (accounts.length === 0 ? [undefined] : accounts).map((account, index) =>
    element(NAME, [
      textElement('ram:TypeCode', instructions['BT-81']),
      textElement('ram:Information', instructions['BT-82']),
      ...(index > 0
        ? []
        : [
            element('ram:ApplicableTradeSettlementFinancialCard', [
              textElement('ram:ID', card?.['BT-87']),
              textElement('ram:CardholderName', card?.['BT-88']),
            ]),
            element('ram:PayerPartyDebtorFinancialAccount', [textElement('ram:IBANID', debit?.['BT-91'])]),
          ]),
      ...writeAccount(account),
    ]),
  );
}

function writeAccount(account: CreditTransfer = {}): (XmlNode | undefined)[] {
  const { 'BT-84': number, isIban = IBAN.test(number ?? '') } = account;
  return [
    element('ram:PayeePartyCreditorFinancialAccount', [
      textElement('ram:IBANID', isIban ? number : undefined),
      textElement('ram:AccountName', account['BT-85']),
      textElement('ram:ProprietaryID', isIban ? undefined : number),
    ]),
    element('ram:PayeeSpecifiedCreditorFinancialInstitution', [textElement('ram:BICID', account['BT-86'])]),
  ];
}

/** In the element of the settlement. */
export const PAYMENT_MEANS = at(NAME);

/** The element of the debtor's account, in that of the means. */
export const DEBTOR = at('ram:PayerPartyDebtorFinancialAccount');
/** BT-91, in the element of the means. */
export const DEBTOR_IBAN = at('ram:PayerPartyDebtorFinancialAccount/ram:IBANID');

const MEANS_TEXTS = { 'BT-81': at('ram:TypeCode'), 'BT-82': at('ram:Information') };
const ACCOUNT = at('ram:PayeePartyCreditorFinancialAccount');
const BIC = at('ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID');
const CARD = at('ram:ApplicableTradeSettlementFinancialCard');
const MEANS_PLACES = { ...MEANS_TEXTS, 'BG-17': ACCOUNT, 'BG-18': CARD, 'BG-19': DEBTOR };

const IBAN_ID = at('ram:IBANID');
const ACCOUNT_TEXTS = { 'BT-84': at('ram:IBANID', 'ram:ProprietaryID'), 'BT-85': at('ram:AccountName') };
const NO_BIC = { 'BT-86': { paths: [] } };
const CARD_TEXTS = { 'BT-87': at('ram:ID'), 'BT-88': at('ram:CardholderName') };

/** The instructions of one element, without the direct debit. */
export function readPaymentMeans(means: XmlElement, places: Places): PaymentInstructions {
  const card = find(means, CARD);
  const instructions = {
    ...readTexts(means, MEANS_TEXTS),
    'BG-17': readAccounts(means, places),
    'BG-18': card && places.note(readTexts(card, CARD_TEXTS), card, CARD_TEXTS),
  };
  return places.note(instructions, means, MEANS_PLACES);
}

/** The BIC belongs to the first account; without an account, to one without a number. */
function readAccounts(means: XmlElement, places: Places): CreditTransfer[] {
  const bic = from(means, { 'BT-86': BIC });
  const accounts = findAll(means, ACCOUNT);
  const elements = accounts.length === 0 && find(means, BIC) !== undefined ? [means] : accounts;
  return elements.map((account, index) => {
    const sources: Sources<'BT-84' | 'BT-85' | 'BT-86'> = { ...ACCOUNT_TEXTS, ...(index === 0 ? bic : NO_BIC) };
    const texts = readTexts(account, sources);
    const isIban = texts['BT-84'] === undefined ? undefined : find(account, IBAN_ID) !== undefined;
    return places.note({ ...texts, isIban }, account, sources);
  });
}
