import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { CreditTransfer, EInvoice, PaymentInstructions, ThirdPartyPayment } from '../terms/terms.js';
import type { WriteAmount } from './amounts.js';
import { CREDIT_NOTE, type DocumentKind } from './document-kind.js';
import { allAt, type Source } from './source.js';

// BT-9 of a credit note, BT-20, BT-83, BG-16 to BG-19, BG-DEX-09.

/** UNTDID 4461: instrument not defined. The schema demands a code beside a due date or a remittance information. */
const NOT_DEFINED = '1';
/** The schema demands the network of a card, which is no term. */
const NO_NETWORK = 'NA';

/** The ways to pay, and the terms of payment. An account is an element of its own, as UBL has one in each. */
export function writePayment(terms: EInvoice, kind: DocumentKind): (XmlNode | undefined)[] {
  const dueDate = kind === CREDIT_NOTE ? terms['BT-9'] : undefined;
  const means = terms['BG-16'].flatMap(oneAccountEach);
  const needsMeans = means.length === 0 && (dueDate !== undefined || terms['BT-83'] !== undefined);
  return [
    ...(needsMeans ? [{ 'BT-81': NOT_DEFINED, 'BG-17': [] }] : means).map((one, at) =>
      // Each has the remittance information (UBL-SR-44), one the due date (UBL-SR-45).
      writeMeans(one, terms['BT-83'], at === 0 ? dueDate : undefined),
    ),
    element('cac:PaymentTerms', [textElement('cbc:Note', terms['BT-20'])]),
  ];
}

/** What was paid, or is to be paid, to others (BG-DEX-09). Only an invoice has an element for it. */
export function writeThirdPartyPayments(payments: readonly ThirdPartyPayment[], amount: WriteAmount): (XmlNode | undefined)[] {
  return payments.map((payment) =>
    element('cac:PrepaidPayment', [
      textElement('cbc:ID', payment['BT-DEX-001']),
      amount('cbc:PaidAmount', payment['BT-DEX-002']),
      textElement('cbc:InstructionID', payment['BT-DEX-003']),
    ]),
  );
}

function oneAccountEach(means: PaymentInstructions): PaymentInstructions[] {
  const [first, ...others] = means['BG-17'];
  if (first === undefined || others.length === 0) return [means];
  const { 'BT-81': code } = means;
  return [{ ...means, 'BG-17': [first] }, ...others.map((account) => ({ 'BT-81': code, 'BG-17': [account] }))];
}

function writeMeans(means: PaymentInstructions, remittance: string | undefined, dueDate: string | undefined) {
  const { 'BG-17': accounts, 'BG-18': card, 'BG-19': debit } = means;
  return element('cac:PaymentMeans', [
    textElement('cbc:PaymentMeansCode', means['BT-81'], { name: means['BT-82'] }),
    textElement('cbc:PaymentDueDate', dueDate),
    textElement('cbc:PaymentID', remittance),
    card &&
      element('cac:CardAccount', [
        textElement('cbc:PrimaryAccountNumberID', card['BT-87']),
        textElement('cbc:NetworkID', NO_NETWORK),
        textElement('cbc:HolderName', card['BT-88']),
      ]),
    ...accounts.map(writeAccount),
    debit &&
      element('cac:PaymentMandate', [
        textElement('cbc:ID', debit['BT-89']),
        element('cac:PayerFinancialAccount', [textElement('cbc:ID', debit['BT-91'])]),
      ]),
  ]);
}

function writeAccount(account: CreditTransfer): XmlNode | undefined {
  return element('cac:PayeeFinancialAccount', [
    textElement('cbc:ID', account['BT-84']),
    textElement('cbc:Name', account['BT-85']),
    element('cac:FinancialInstitutionBranch', [textElement('cbc:ID', account['BT-86'])]),
  ]);
}

/** The ways to pay, and the terms of payment. */
export function readPayment(root: Source): Pick<EInvoice, 'BT-20' | 'BT-83' | 'BG-16'> {
  return {
    // XRechnung wants a line break after each discount for early payment (BR-DE-18).
    'BT-20': root.untrimmed('BT-20', 'cac:PaymentTerms/cbc:Note'),
    'BT-83': root.text('BT-83', 'cac:PaymentMeans/cbc:PaymentID'),
    'BG-16': root.groups('BG-16', allAt(root.element, 'cac:PaymentMeans'), readMeans),
  };
}

function readMeans(means: Source): PaymentInstructions {
  const card = means.group('BG-18', 'cac:CardAccount');
  const debit = means.group('BG-19', 'cac:PaymentMandate');
  return {
    'BT-81': means.text('BT-81', 'cbc:PaymentMeansCode'),
    'BT-82': means.attribute('BT-82', 'name', 'cbc:PaymentMeansCode'),
    'BG-17': means.groups('BG-17', allAt(means.element, 'cac:PayeeFinancialAccount'), readAccount),
    'BG-18': card && {
      'BT-87': card.text('BT-87', 'cbc:PrimaryAccountNumberID'),
      'BT-88': card.text('BT-88', 'cbc:HolderName'),
    },
    'BG-19': debit && {
      'BT-89': debit.text('BT-89', 'cbc:ID'),
      'BT-91': debit.text('BT-91', 'cac:PayerFinancialAccount/cbc:ID'),
    },
  };
}

function readAccount(account: Source): CreditTransfer {
  return account.texts({ 'BT-84': 'cbc:ID', 'BT-85': 'cbc:Name', 'BT-86': 'cac:FinancialInstitutionBranch/cbc:ID' });
}

/** What was paid, or is to be paid, to others. Outside of XRechnung's extension, the same element tells of payments that BT-113 has already. */
export function readThirdPartyPayments(root: Source, specification: string | undefined): ThirdPartyPayment[] {
  if (!/#conformant#.*extension:xrechnung_/.test(specification ?? '')) return [];
  return root.groups('BG-DEX-09', allAt(root.element, 'cac:PrepaidPayment'), (payment) =>
    payment.texts({ 'BT-DEX-001': 'cbc:ID', 'BT-DEX-002': 'cbc:PaidAmount', 'BT-DEX-003': 'cbc:InstructionID' }),
  );
}
