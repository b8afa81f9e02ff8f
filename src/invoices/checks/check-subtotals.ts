import type { Checkable } from './checkable.js';
import type { Findings } from './findings.js';
import { ZERO, amountString, decimal } from '../money.js';
import { isCounted } from '../totals/line-amounts.js';
import { subtotalsOf } from '../totals/subtotals.js';

/** Checks that each subtotal sums the lines above it, and that sub-lines add up to their line (BR-DEX-02), which is only odd if they do not. */
export function checkSubtotals({ lines, currencyCode }: Checkable, findings: Findings): void {
  const amounts = lines.map(({ netAmount, taxAmount }) => ({ net: decimal(netAmount), tax: decimal(taxAmount) }));
  for (const [index, { net }] of subtotalsOf(lines, amounts)) {
    const stored = lines[index]?.netAmount ?? '0';
    if (!net.eq(stored)) findings.contradict('BT-131', `lines[${index}].netAmount`, stored, amountString(net, currencyCode));
  }
  lines.forEach((line, index) => {
    const parts = partsOf(lines, index);
    if (!isItem(line) || parts.length === 0) return;
    const total = parts.reduce((so, { netAmount }) => so.plus(netAmount), ZERO);
    if (total.eq(line.netAmount)) return;
    findings.warn(
      'BT-131',
      `lines[${index}].netAmount`,
      `is ${line.netAmount}; its sub-lines make it ${amountString(total, currencyCode)} (BR-DEX-02).`,
    );
  });
}

type Line = Checkable['lines'][number];

const isItem = (line: Line) => isCounted({ ...line, level: 0 });

/** The sub-lines that are one level below a line. They follow it, up to the next line of its level. */
function partsOf(lines: readonly Line[], index: number): Line[] {
  const level = lines[index]?.level ?? 0;
  const parts: Line[] = [];
  for (let at = index + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || (line.level ?? 0) <= level) break;
    if (isItem(line) && line.level === level + 1) parts.push(line);
  }
  return parts;
}
