import type { InvoiceLine } from '../../../invoices/invoice.js';

/** A line of the invoice, its place among all, and the lines that it consists of. */
export interface LineNode {
  line: InvoiceLine;
  index: number;
  parts: LineNode[];
}

/**
 * The items of an invoice: lines that count, each with its sub-lines below it. Headings, texts and subtotals are no lines of the standard. A sub-line below a heading alone
 * is part of no line, and left out.
 */
export function lineTree(lines: readonly InvoiceLine[]): LineNode[] {
  const roots: LineNode[] = [];
  /** From the line that counts down to the last sub-line. */
  let open: LineNode[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'HEADING' || line.kind === 'SUBTOTAL') open = [];
    if (line.kind !== 'ITEM') return;
    const node: LineNode = { line, index, parts: [] };
    open = open.filter((above) => above.line.level < line.level);
    if (line.level === 0) roots.push(node);
    else if (open.length === 0) return;
    else open.at(-1)?.parts.push(node);
    open.push(node);
  });
  return roots;
}

/** The lines without sub-lines, for a form of e-invoice that has none. */
export function withoutParts(nodes: readonly LineNode[]): LineNode[] {
  return nodes.map((node) => ({ ...node, parts: [] }));
}
