import { accountNumberOf, withCreditor } from '../common/creditor.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import { amount, rate } from '../values/decimals.js';
import type { InvoiceInput, MeansInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, hasAny, needed } from '../values/source.js';
import { cardNumber, code, line } from '../values/texts.js';
import { ublCreditor } from './parties.js';

// BG-16 to BG-19, BG-DEX-09, and taxes that the buyer withholds.

const MEANS = {
  meansCode: at('cbc:PaymentMeansCode', code, 'BT-81'),
  account: at('cac:PayeeFinancialAccount/cbc:ID', line, 'BT-84'),
  accountName: at('cac:PayeeFinancialAccount/cbc:Name', line, 'BT-85'),
  bic: at(
    [
      'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID',
      'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:ID',
    ],
    code,
    'BT-86',
  ),
  bankName: at(
    [
      'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:Name',
      'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:Name',
    ],
    line,
    'name of the bank',
  ),
  cardNumber: at('cac:CardAccount/cbc:PrimaryAccountNumberID', cardNumber, 'BT-87'),
  cardHolder: at('cac:CardAccount/cbc:HolderName', line, 'BT-88'),
  mandateReference: at('cac:PaymentMandate/cbc:ID', line, 'BT-89'),
  debitedAccount: at('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID', line, 'BT-91'),
};

/** The ways to pay. */
export function ublPaymentMeans(root: XmlElement, reading: Reading): MeansInput[] {
  const means = select(root, path('cac:PaymentMeans')).map((element) => {
    const { account, ...rest } = fill(element, MEANS, reading);
    const [codeElement] = select(element, path('cbc:PaymentMeansCode'));
    return { ...rest, meansText: codeElement?.attribute('name'), ...accountNumberOf(account) };
  });
  return withCreditor(means.filter(hasAny), { creditorIdentifier: ublCreditor(root, reading) });
}

const THIRD_PARTY_PAYMENT = {
  type: needed('cbc:ID', line, 'BT-DEX-001'),
  amount: needed('cbc:PaidAmount', amount, 'BT-DEX-002'),
  description: at('cbc:InstructionID', line, 'BT-DEX-003'),
};

/** BG-DEX-09. Outside of XRechnung's extension, the same element tells of payments that BT-113 has already. */
export function ublThirdPartyPayments(root: XmlElement, specificationId: string | undefined, reading: Reading) {
  if (!/extension:xrechnung/i.test(specificationId ?? '')) return undefined;
  const payments = select(root, path('cac:PrepaidPayment')).map((element) => fill(element, THIRD_PARTY_PAYMENT, reading));
  return payments as InvoiceInput['thirdPartyPayments'];
}

const WITHHOLDING = {
  name: needed(['cac:TaxCategory/cac:TaxScheme/cbc:Name', 'cac:TaxCategory/cac:TaxScheme/cbc:ID'], line, 'withholding tax'),
  rate: at(['cac:TaxCategory/cbc:Percent', 'cbc:Percent'], rate, 'withholding tax'),
  baseAmount: at('cbc:TaxableAmount', amount, 'withholding tax'),
  amount: needed('cbc:TaxAmount', amount, 'withholding tax'),
};

/** UBL's withholding taxes, which EN 16931 does not have. Their total only repeats the sum. */
export function ublWithholdingTaxes(root: XmlElement, reading: Reading) {
  const taxes = select(root, path('cac:WithholdingTaxTotal/cac:TaxSubtotal')).map((element) =>
    fill(element, WITHHOLDING, reading),
  );
  if (taxes.length > 0)
    for (const total of select(root, path('cac:WithholdingTaxTotal/cbc:TaxAmount'))) amount(total, reading, 'withholding tax');
  return taxes as InvoiceInput['withholdingTaxes'];
}
