import type Big from 'big.js';
import { decimal, ZERO } from '../../../invoices/money.js';
import type { AllowanceCharge, Line } from '../../terms/terms.js';
import { cents, optional, sumOf } from '../amounts.js';
import type { Numbers } from '../numbers.js';
import { where } from '../places.js';
import type { Rule, Severity } from '../rule.js';
import { isWithin, type Slack } from './slack.js';

const ONE = decimal('1');

/** The net amount of a line. @param slack by how much it may differ */
export function netAmountRule(severity: Severity, slack: Slack): Rule {
  return {
    id: 'PEPPOL-EN16931-R120',
    severity,
    terms: ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-136', 'BT-141'],
    message: 'The net amount of a line must be its quantity times its price, plus its charges, less its allowances.',
    broken: (invoice, { numbers }) => {
      const allowed = slack(invoice);
      return where(invoice['BG-25'], ['BG-25'], (line) => !isNetAmount(line, allowed, numbers), 'BT-131');
    },
  };
}

/** Also true if a figure is not a number, which other rules name. */
function isNetAmount(line: Line, slack: Big, numbers: Numbers): boolean {
  const [net, goods] = [optional(line['BT-131'], numbers), goodsOf(line, numbers)];
  const [charges, allowances] = [totalOf(line['BG-28'], numbers), totalOf(line['BG-27'], numbers)];
  if (net === null || goods === null || charges === null || allowances === null) return true;
  return isWithin(slack, net, goods.plus(charges).minus(allowances));
}

/** Quantity times price; a price may be for another quantity than one. */
function goodsOf(line: Line, numbers: Numbers): Big | null {
  const [quantity, per] = [orOne(line['BT-129'], numbers), orOne(line['BT-149'], numbers)];
  const price = optional(line['BT-146'], numbers);
  if (quantity === null || price === null || per === null) return null;
  return quantity.times(per.eq(ZERO) || per.eq(ONE) ? price : price.div(per));
}

function orOne(text: string | undefined, numbers: Numbers): Big | null {
  return text === undefined ? ONE : numbers.read(text);
}

function totalOf(allowances: readonly AllowanceCharge[], numbers: Numbers): Big | null {
  if (allowances.length === 0) return ZERO;
  const amounts = allowances.map(({ amount }) => amount);
  return cents(sumOf(amounts, numbers));
}
