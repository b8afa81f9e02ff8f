import { accountNumberOf, withCreditor } from '../common/creditor.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { MeansInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, hasAny } from '../values/source.js';
import { cardNumber, code, line } from '../values/texts.js';

// BG-16 to BG-19.

const ACCOUNT = 'ram:PayeePartyCreditorFinancialAccount';
const BANK = 'ram:PayeeSpecifiedCreditorFinancialInstitution';

const MEANS = {
  meansCode: at('ram:TypeCode', code, 'BT-81'),
  meansText: at('ram:Information', line, 'BT-82'),
  iban: at(`${ACCOUNT}/ram:IBANID`, line, 'BT-84'),
  account: at(`${ACCOUNT}/ram:ProprietaryID`, line, 'BT-84'),
  accountName: at(`${ACCOUNT}/ram:AccountName`, line, 'BT-85'),
  bic: at(`${BANK}/ram:BICID`, line, 'BT-86'),
  bankName: at(`${BANK}/ram:Name`, line, 'name of the bank'),
  cardNumber: at('ram:ApplicableTradeSettlementFinancialCard/ram:ID', cardNumber, 'BT-87'),
  cardHolder: at('ram:ApplicableTradeSettlementFinancialCard/ram:CardholderName', line, 'BT-88'),
  debitedAccount: at(
    ['ram:PayerPartyDebtorFinancialAccount/ram:IBANID', 'ram:PayerPartyDebtorFinancialAccount/ram:ProprietaryID'],
    line,
    'BT-91',
  ),
};

const DIRECT_DEBIT = {
  mandateReference: at('ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID', line, 'BT-89'),
  creditor: at('ram:CreditorReferenceID', line, 'BT-90'),
};

/** The ways to pay. The mandate and the creditor stand beside them in CII. */
export function ciiPaymentMeans(settlement: XmlElement, reading: Reading): MeansInput[] {
  const { mandateReference, creditor } = fill(settlement, DIRECT_DEBIT, reading);
  const means = select(settlement, path('ram:SpecifiedTradeSettlementPaymentMeans')).map((element): MeansInput => {
    const { iban, account, ...rest } = fill(element, MEANS, reading);
    return { ...rest, ...accountNumberOf(account), ...(iban === undefined ? {} : { iban }) };
  });
  return withCreditor(means.filter(hasAny), { mandateReference, creditorIdentifier: creditor });
}
