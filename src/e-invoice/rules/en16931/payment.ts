import type { PaymentInstructions } from '../../terms/terms.js';
import { isBlank, where } from '../places.js';
import type { Rule } from '../rule.js';

/** UNTDID 4461: a credit transfer, a SEPA credit transfer. */
const TRANSFER_CODES: readonly (string | undefined)[] = ['30', '58'];
/** The first six and the last four digits. */
const CARD_LENGTH = 10;

/** How the invoice is to be paid. */
export const PAYMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-49',
    severity: 'fatal',
    terms: ['BG-16', 'BT-81'],
    message:
      'Payment instructions (BG-16) must have a code for the means of payment (BT-81), such as 58 for a SEPA credit transfer.',
    broken: (invoice) => where(invoice['BG-16'], ['BG-16'], (means) => isBlank(means['BT-81']), 'BT-81'),
  },
  {
    id: 'BR-50',
    severity: 'fatal',
    terms: ['BT-81', 'BG-17', 'BT-84'],
    message: 'Each account of a credit transfer (BG-17, codes 30 and 58 of BT-81) must have its IBAN or number (BT-84).',
    broken: (invoice) =>
      invoice['BG-16'].flatMap((means, at) =>
        isTransfer(means) ? where(means['BG-17'], ['BG-16', at, 'BG-17'], (account) => isBlank(account['BT-84']), 'BT-84') : [],
      ),
  },
  {
    id: 'BR-51',
    severity: { UBL: 'warning', CII: 'fatal' },
    terms: ['BG-18', 'BT-87'],
    message: 'The number of a payment card (BT-87) must not be complete: give at most the first six and the last four digits.',
    broken: (invoice) => where(invoice['BG-16'], ['BG-16'], (means) => cardLength(means) > CARD_LENGTH, 'BG-18', 'BT-87'),
  },
  {
    id: 'BR-61',
    severity: 'fatal',
    terms: ['BT-81', 'BG-17', 'BT-84'],
    message:
      'A credit transfer (codes 30 and 58 of BT-81) must have an account to pay to (BG-17) with its IBAN or number (BT-84).',
    // For CII the official test asks that of an account that is there; CII-SR-470 asks for the account.
    broken: (invoice, { syntax }) =>
      where(
        invoice['BG-16'],
        ['BG-16'],
        (means) =>
          isTransfer(means) &&
          means['BG-17'].every((account) => isBlank(account['BT-84'])) &&
          (syntax === 'UBL' || means['BG-17'].length > 0),
        'BG-17',
        'BT-84',
      ),
  },
];

/** Whether the code of a means of payment is one of a credit transfer. */
export function isTransfer(means: PaymentInstructions): boolean {
  return TRANSFER_CODES.includes(means['BT-81']?.trim());
}

function cardLength(means: PaymentInstructions): number {
  return means['BG-18']?.['BT-87']?.trim().replace(/\s+/g, ' ').length ?? 0;
}
