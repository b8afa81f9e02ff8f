import { breakdownGroups, excessOf } from './breakdown/breakdown-groups.js';
import { checkAllowanceCharge } from './check-allowance-charge.js';
import { checkBreakdown } from './breakdown/check-breakdown.js';
import { checkDays } from './check-days.js';
import { checkDecimals } from './check-decimals.js';
import { checkLine } from './check-line.js';
import { checkSubtotals } from './check-subtotals.js';
import { checkTotals } from './check-totals.js';
import type { Checkable, CheckedLine } from './checkable.js';
import { type Fault, Findings } from './findings.js';
import { currencyDigits } from '../currency.js';
import { InconsistentInvoiceError } from '../errors.js';
import { MOST_FAULTS } from '../import-errors.js';
import { sum } from '../money.js';
import { roundingUnit } from './rounding-unit.js';
import type { Warning } from '../warning.js';

/**
 * Checks that every stored figure of an invoice follows from its lines: line amounts, tax breakdown, totals (EN 16931 BR-CO-10 to BR-CO-17) and what was paid.
 * Also checks that no amount has more decimals than the currency, and the order of its days. Amounts may be off by what rounding explains.
 * @throws UnknownCurrencyError
 */
export function examineInvoice(invoice: Checkable): { faults: Fault[]; warnings: Warning[] } {
  currencyDigits(invoice.currencyCode);
  const findings = new Findings(invoice.figures ?? 'CHECKED');
  checkDays(invoice, findings);
  const decimals = new Findings('CHECKED');
  checkDecimals(invoice, decimals);
  findings.faults.push(...decimals.faults);
  // Amounts that the currency cannot hold contradict everything else too.
  if (decimals.faults.length === 0) checkFigures(invoice, findings);
  return { faults: findings.faults, warnings: findings.warnings };
}

/**
 * The same for an invoice that is to be printed. Returns what is odd about it.
 * @throws InconsistentInvoiceError for the first fault | UnknownCurrencyError
 */
export function checkInvoice(invoice: Checkable): Warning[] {
  const { faults, warnings } = examineInvoice(invoice);
  const [fault] = faults;
  if (fault) throw new InconsistentInvoiceError(fault.field, fault.stored, fault.expected);
  return warnings;
}

function checkFigures(invoice: Checkable, findings: Findings): void {
  const unit = roundingUnit(invoice);
  const asStored = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, isCorrected: false })) };
  const groups = breakdownGroups(asStored);
  const excess = sum(groups.map((group) => excessOf(group, unit)));
  const lines: CheckedLine[] = [];
  let wrong = 0;
  for (const [index, line] of invoice.lines.entries()) {
    // Nobody reads more of them, and a hundred thousand take seconds.
    if (wrong >= MOST_FAULTS) return;
    const found = findings.faults.length;
    lines.push(checkLine(line, index, { invoice, findings, unit, excess }));
    if (findings.faults.length > found) wrong += 1;
  }
  checkSubtotals({ ...invoice, lines }, findings);
  const allowancesAndCharges = invoice.allowancesAndCharges.map((item, index) => {
    const term = item.kind === 'ALLOWANCE' ? 'BT-92' : 'BT-99';
    const place = { term, field: `allowancesAndCharges[${index}]`, currencyCode: invoice.currencyCode };
    return checkAllowanceCharge(item, place, findings);
  });
  const isAsStored =
    lines.every(({ isCorrected }) => !isCorrected) &&
    allowancesAndCharges.every((item, index) => item === invoice.allowancesAndCharges[index]);
  const checked = isAsStored ? asStored : { ...invoice, lines, allowancesAndCharges };
  const breakdown = checkBreakdown(isAsStored ? groups : breakdownGroups(checked), { invoice: checked, findings, unit });
  checkTotals(checked, breakdown, findings);
}
