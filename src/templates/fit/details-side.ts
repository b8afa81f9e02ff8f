import type { DocumentView } from '../../view/document/document-view.js';

/** About as many letters fit half of the line, and the room beside a label or a payment code. */
const HALF = 60;
const BESIDE = 34;
/** Lines beside a payment code of 26 mm. */
const LINES_OF_CODE = 8;
/** Lines of a code to pay online, with its caption. */
const LINES_OF_ONLINE_CODE = 10;

/** Whether the further details find room below the payment details, beside what stands below the totals. */
export function areDetailsBelowPayment(view: DocumentView): boolean {
  const { payment, furtherDetails } = view;
  // Beside a Swiss code everything else is.
  if (payment === null || payment.codes.swissQr !== null) return false;
  return linesOfPayment(view) + heading + linesOfList(furtherDetails) <= linesOfTotals(view);
}

const heading = 2;
/** A row of the totals is higher than a line of the payment details. */
const ROW = 1.25;

function linesOfPayment({ payment, taxBreakdown, payments }: DocumentView): number {
  const reasons = taxBreakdown.map(({ reason }) => linesOf(reason, HALF));
  const tax = taxBreakdown.length > 0 ? heading + taxBreakdown.length + sum(reasons) : 0;
  const received = payments ? heading + 2 * payments.items.length : 0;
  if (!payment) return tax + received;
  const further = payment.further.map(({ entries }) => heading + linesOfList(entries) + 1);
  return (
    tax +
    received +
    heading +
    linesOf(payment.sentence, HALF) +
    linesOfList(payment.entries) +
    sum(further) +
    (payment.link ? 1 : 0) +
    // Shown if the organisation wants it.
    (payment.codes.online === null ? 0 : LINES_OF_ONLINE_CODE)
  );
}

function linesOfTotals({ totals, payment, notes, terms }: DocumentView): number {
  const hasCode = payment?.codes.epc !== null && payment?.codes.epc !== undefined;
  const texts = [notes, terms].flatMap((one) => (one && !one.isLong ? [one.text] : []));
  const remarks = sum(texts.map((text) => heading + linesOf(text, hasCode ? BESIDE : HALF)));
  return totals.length * ROW + 1 + (hasCode ? Math.max(LINES_OF_CODE, remarks) : remarks);
}

function linesOfList(entries: readonly { text: string }[]): number {
  return sum(entries.map(({ text }) => Math.max(1, linesOf(text, BESIDE))));
}

function linesOf(text: string | null, room: number): number {
  return text === null ? 0 : sum(text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / room))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
