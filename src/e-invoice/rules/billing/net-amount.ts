import type Big from 'big.js';
import { decimal, ZERO } from '../../../invoices/money.js';
import type { AllowanceCharge, EInvoice, Line } from '../../terms/terms.js';
import type { Rule, Severity } from '../rule.js';
import { decimalOr, isWithin, roundToCents, sumOf } from '../xpath/decimal.js';
import { linesWhere } from './lines.js';

const ONE = decimal('1');

/** The net amount of a line. @param slack by how much it may differ */
export function netAmountRule(severity: Severity, slack: (invoice: EInvoice) => Big): Rule {
  return {
    id: 'PEPPOL-EN16931-R120',
    severity,
    terms: ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-136', 'BT-141'],
    message: 'The net amount of a line must be its quantity times its price, plus its charges, less its allowances.',
    broken: (invoice) => {
      const allowed = slack(invoice);
      return linesWhere(invoice, 'BT-131', (line) => !isNetAmount(line, allowed));
    },
  };
}

/** Also true if a figure is not a number, which other rules name. */
function isNetAmount(line: Line, slack: Big): boolean {
  const [net, charges, allowances] = [decimalOr(line['BT-131'], ZERO), totalOf(line['BG-28']), totalOf(line['BG-27'])];
  const goods = goodsOf(line);
  if (net === null || charges === null || allowances === null || goods === null) return true;
  return isWithin(slack, net, goods.plus(charges).minus(allowances));
}

/** Quantity times price; a price may be for another quantity than one. */
function goodsOf(line: Line): Big | null {
  const [quantity, price] = [decimalOr(line['BT-129'], ONE), decimalOr(line['BT-146'], ZERO)];
  const per = decimalOr(line['BT-149'], ONE);
  if (quantity === null || price === null || per === null) return null;
  return quantity.times(per.eq(ZERO) || per.eq(ONE) ? price : price.div(per));
}

function totalOf(allowances: readonly AllowanceCharge[]): Big | null {
  if (allowances.length === 0) return ZERO;
  const total = sumOf(allowances.map(({ amount }) => amount));
  return total === null ? null : roundToCents(total);
}
