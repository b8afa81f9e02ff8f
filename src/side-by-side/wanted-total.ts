import type { DocumentView } from '../templates/index.js';
import { strings, type Wanted } from './wanted.js';

type Row = DocumentView['totals'][number];
/** @param sum the position of the total with tax; Infinity without one */
type IsRow = (row: Row, at: number, sum: number) => boolean;

const beforeSum: IsRow = (_row, at, sum) => at > 0 && at < sum;
const afterSum: IsRow = (_row, at, sum) => at > sum;

/** Which row of the totals is that of a total. Others may have the same amount. */
const ROWS = {
  lineNetTotal: (_row, at) => at === 0,
  allowanceTotal: beforeSum,
  chargeTotal: beforeSum,
  taxExclusive: beforeSum,
  taxTotal: beforeSum,
  taxInclusive: (_row, at, sum) => at === sum,
  paidAmount: afterSum,
  roundingAmount: afterSum,
  amountDue: (row, at, sum) => row.kind === 'due' || at > sum,
} as const satisfies Record<string, IsRow>;

type TotalName = keyof typeof ROWS;

/** Whether a field is one of the totals (BG-22). */
export function isTotal(field: string): field is TotalName {
  return Object.hasOwn(ROWS, field);
}

/** Where a total is: in its row, or in every row of its amount. What is due stands at the head and beside the account too. */
export function ofTotal(name: TotalName, value: string, { totals, amounts, money }: DocumentView): Wanted {
  const texts = strings(amounts?.[name], money?.[name]);
  const last = totals.findIndex(({ kind }) => kind === 'sum');
  const sum = last === -1 ? totals.length - 1 : last;
  const equal = totals.flatMap((row, at) =>
    texts.some((text) => [row.amount, row.money].some((own) => own?.endsWith(text))) ? [{ row, at }] : [],
  );
  const own = equal.filter(({ row, at }) => ROWS[name](row, at, sum));
  const rows = (own.length > 0 ? own : equal).map(({ at }) => `totals[${at}]`);
  const elsewhere = name === 'amountDue' ? ['summary', 'due', 'payment', 'swissPaymentPart.amount'] : [];
  return { within: [...rows, ...elsewhere, `amounts.${name}`, `money.${name}`], texts: [...texts, inSwissPart(value)] };
}

/** As a Swiss payment part has it in every language: "1 949.75". */
function inSwissPart(value: string): string {
  const [whole = '', ...decimals] = value.split('.');
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ' '), ...decimals].join('.');
}
