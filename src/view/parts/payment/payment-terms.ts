import type { Invoice } from '../../../invoices/invoice.js';
import { decimal, roundMoney } from '../../../invoices/money.js';
import type { Formats } from '../../language/formats.js';
import { type Messages, fill } from '../../language/messages.js';

/** XRechnung's codes in payment terms (BR-DE-18): a discount for early payment, and interest on late payment. */
const CODE =
  /#(?<kind>SKONTO|VERZUG)#TAGE=(?<days>\d{1,4})#PROZENT=(?<percent>\d{1,3}\.\d{2})(?:#BASISBETRAG=(?<base>-?\d{1,15}\.\d{2}))?#/g;

type Terms = Pick<Invoice, 'terms' | 'issueDate' | 'currencyCode'> & { totals: Pick<Invoice['totals'], 'amountDue'> };

/** The payment terms (BT-20) without their codes: where the reader has nothing to pay, their sentences would ask for money. */
export function termsWithoutCodes(terms: string | null): string | null {
  if (terms === null || terms.search(CODE) < 0) return terms;
  const lines = terms.split('\n').map((line) => (line.search(CODE) < 0 ? line : line.replaceAll(CODE, '').trim() || null));
  return lines.filter((line) => line !== null).join('\n');
}

/** The payment terms with their codes as sentences. What is not exactly a code stays as it is. */
export function paymentTerms(invoice: Terms, messages: Messages, formats: Formats): string | null {
  return (
    invoice.terms?.replaceAll(CODE, (code: string, ...rest: unknown[]) => {
      const { kind, days = '', percent = '', base } = rest.at(-1) as Partial<Record<string, string>>;
      const date = daysAfter(invoice.issueDate, Number(days));
      if (date === null || decimal(percent).gt('100')) return code;
      const money = (value: string) => formats.money(value, invoice.currencyCode);
      const words = {
        percent: formats.percent(decimal(percent).toFixed()),
        base: base === undefined ? 'none' : money(base),
        date: formats.date(date),
        days: Number(days),
      };
      if (kind === 'VERZUG') return fill(messages.latePayment, words);
      const exact = decimal(base ?? invoice.totals.amountDue)
        .times(percent)
        .div('100');
      return fill(messages.skonto, { ...words, discount: money(roundMoney(exact, invoice.currencyCode).toFixed()) });
    }) ?? null
  );
}

/** Days in UTC, which has no summer time. Null if the year would have more than four digits. */
function daysAfter(date: string, days: number): string | null {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  const text = day.toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : null;
}
