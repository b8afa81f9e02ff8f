import { checkCategories } from './check-categories.js';
import { checkDoubleTaxes } from './check-double-taxes.js';
import { checkWithholding } from './check-withholding.js';
import type { Checkable, CheckableAllowanceCharge } from './checkable.js';
import { type Fault, Findings } from './findings.js';
import type { InvoiceStatus, InvoiceType, LineKind } from '../invoice.js';
import { decimal } from '../money.js';
import type { Warning } from '../warning.js';

/** An invoice that is new here. */
export interface Incoming extends Checkable {
  type: InvoiceType;
  typeCode: string;
  status: InvoiceStatus;
}

/** Checks what only incoming invoices must hold to. What is stored stays printable. */
export function examineIncoming(invoice: Incoming): { faults: Fault[]; warnings: Warning[] } {
  const findings = new Findings(invoice.figures ?? 'CHECKED');
  checkItems(invoice, findings);
  checkLevels(invoice, findings);
  checkCategories(invoice, findings);
  checkSigns(invoice, findings);
  checkBases(invoice, findings);
  checkWithholding(invoice, findings);
  checkDoubleTaxes(invoice, findings);
  return { faults: findings.faults, warnings: findings.warnings };
}

/** BR-16. */
function checkItems({ lines, status }: Incoming, findings: Findings): void {
  if (status === 'DRAFT' || lines.some(isItem)) return;
  findings.refuse('lines', 'without a line', 'a list with a line of the kind ITEM (BR-16), as only a draft may have none');
}

const isItem = ({ kind = 'ITEM' }: Checkable['lines'][number]) => kind === 'ITEM';

/** The amounts of a sub-line are in its line: without one, they are printed and not counted. Under a heading, Factur-X means it so (INFORMATION in a GROUP). */
function checkLevels({ lines }: Incoming, findings: Findings): void {
  let above: LineKind | null = null;
  lines.forEach((line, index) => {
    const { level = 0, kind = 'ITEM' } = line;
    const field = `lines[${index}].level`;
    if (kind === 'HEADING' || (kind === 'ITEM' && level === 0)) above = kind;
    else if (kind === 'SUBTOTAL') above = null;
    else if (kind === 'ITEM' && above === null) {
      findings.refuse(field, String(level), '0, as no line of the level 0 is above it');
    } else if (kind === 'ITEM' && above === 'HEADING') {
      findings.warn('BG-25', field, `is ${level}, but only a heading is above it: its amounts count nowhere.`);
    }
  });
}

function checkSigns(invoice: Incoming, findings: Findings): void {
  const { type, typeCode, totals, currencyCode, accountingTax, withholdingTaxes = [] } = invoice;
  const pointsAway = (amount: string, from: string) => decimal(amount).times(from).lt(0);
  if (type === 'CREDIT_NOTE' && decimal(totals.taxInclusive).gt(0)) {
    const message = `is ${typeCode}, a credit note, but its total of ${totals.taxInclusive} is not negative: quantities and amounts of a credit note are.`;
    findings.warn('BT-3', 'typeCode', message);
  }
  if (accountingTax?.currencyCode === currencyCode) {
    findings.warn(
      'BT-6',
      'accountingTax.currencyCode',
      `is ${currencyCode}, the currency of the invoice; it is for another one.`,
    );
  }
  if (accountingTax && pointsAway(accountingTax.amount, totals.taxTotal)) {
    const message = `is ${accountingTax.amount}, but the tax of the invoice is ${totals.taxTotal}: the signs differ.`;
    findings.warn('BT-111', 'accountingTax.amount', message);
  }
  withholdingTaxes.forEach(({ amount }, index) => {
    if (!pointsAway(amount, totals.taxInclusive)) return;
    const message = `is ${amount}, but the total is ${totals.taxInclusive}: what is withheld has the sign of the total.`;
    findings.warn(null, `withholdingTaxes[${index}].amount`, message);
  });
}

/** A percentage says little without what it is of (PEPPOL-EN16931-R041). */
function checkBases({ lines, allowancesAndCharges }: Incoming, findings: Findings): void {
  const check = (
    { kind, percentage, baseAmount }: CheckableAllowanceCharge,
    field: string,
    terms: Record<typeof kind, string>,
  ) => {
    if (!percentage || baseAmount) return;
    findings.warn(terms[kind], `${field}.baseAmount`, `is missing: ${percentage} % of what?`);
  };
  lines.forEach((line, index) => {
    line.allowancesAndCharges.forEach((item, at) =>
      check(item, `lines[${index}].allowancesAndCharges[${at}]`, { ALLOWANCE: 'BT-137', CHARGE: 'BT-142' }),
    );
  });
  allowancesAndCharges.forEach((item, index) =>
    check(item, `allowancesAndCharges[${index}]`, { ALLOWANCE: 'BT-93', CHARGE: 'BT-100' }),
  );
}
