import type { Invoice, PaymentMeans } from '../../invoices/invoice.js';
import { isWholeCardNumber, lastCardDigits } from '../../invoices/payment-codes/card-number.js';
import type { CreditTransfer, EInvoice, PaymentInstructions } from '../terms/terms.js';
import { writtenMeans } from './payment-means.js';
import type { Profile } from '../profiles.js';
import { present, presentOrNothing, text } from './text.js';

/** UNTDID 4461: instrument not defined. */
const NOT_DEFINED: PaymentInstructions = { 'BT-81': '1', 'BG-17': [] };

/** BG-16 to BG-19, BT-83, BT-90. */
export function paymentTerms(invoice: Invoice, { syntax }: Pick<Profile, 'syntax'>) {
  const written = writtenMeans(invoice);
  // In UBL, these two stand in a way to pay.
  const needsMeans = text(invoice.remittanceInformation) ?? (invoice.type === 'CREDIT_NOTE' ? text(invoice.dueDate) : undefined);
  if (written.length === 0 && syntax === 'UBL' && needsMeans !== undefined)
    return { 'BG-16': [NOT_DEFINED], 'BT-83': text(invoice.remittanceInformation) } satisfies Partial<EInvoice>;
  // BT-82 stands once in a document (UBL-SR-46).
  const named = written.find(({ means }) => meansText(means) !== undefined);
  return {
    'BG-16': written.map((one) =>
      present({
        'BT-81': one.code,
        'BT-82': one === named ? meansText(one.means) : undefined,
        ...groupTerms(one.means),
      }),
    ),
    'BT-83': text(invoice.remittanceInformation),
    'BT-90': creditorIdentifier(invoice)?.id,
  } satisfies Partial<EInvoice>;
}

/** BT-90, and which of the ways to pay has it. */
export function creditorIdentifier(invoice: Invoice): { id: string; index: number } | undefined {
  return writtenMeans(invoice).flatMap(({ means, index }) => {
    const id = text(means.creditorIdentifier);
    return id === undefined ? [] : [{ id, index }];
  })[0];
}

/** BT-82. The standard has no term for where to pay online. */
function meansText({ meansText: stated, link }: PaymentMeans): string | undefined {
  return text(stated) ?? text(link);
}

function groupTerms(means: PaymentMeans): Pick<PaymentInstructions, 'BG-17' | 'BG-18' | 'BG-19'> {
  const transfer = transferTerms(means);
  return {
    'BG-17': transfer === undefined ? [] : [transfer],
    'BG-18': presentOrNothing({ 'BT-87': cardNumber(means), 'BT-88': text(means.cardHolder) }),
    'BG-19': presentOrNothing({ 'BT-89': text(means.mandateReference), 'BT-91': text(means.debitedAccount) }),
  };
}

/** BG-17. BT-86 is a BIC or, where there is none, the code that a country has for its banks. */
function transferTerms({ iban, accountNumber, accountName, bic, routingCode }: PaymentMeans): CreditTransfer | undefined {
  const own = text(iban);
  const account = own ?? text(accountNumber);
  if (account === undefined) return undefined;
  return present({
    'BT-84': own === undefined ? account : own.replaceAll(/\s/g, ''),
    isIban: own !== undefined,
    'BT-85': text(accountName),
    'BT-86': text(bic) ?? text(routingCode),
  });
}

/** BT-87: the last digits, if there are more than may be shown (BR-51). */
function cardNumber({ cardNumber: number }: PaymentMeans): string | undefined {
  const given = text(number);
  const isLong = given !== undefined && (given.length > MOST_CHARACTERS || isWholeCardNumber(given));
  return isLong ? lastCardDigits(given) : given;
}

const MOST_CHARACTERS = 10;
