import { ImportError, type ImportFault } from '../../faults/errors.js';
import { CII_LINE_FIGURES, CII_LINE_TEXTS } from './cii/lines.js';
import { CII_PAID, CII_TOTALS } from './cii/totals.js';
import type { Syntax } from '../../../xml/invoice-syntax.js';
import { UBL_LINE } from './ubl/lines.js';
import { UBL_PAID, UBL_TOTALS } from './ubl/totals.js';
import { negated } from './values/decimals.js';

/** Where the fields of an invoice stand in its document. */
export interface XmlPlaces {
  syntax: Syntax;
  /** The XPath of the root. */
  root: string;
  /** Of each line of the invoice. */
  lines: readonly { id: string | undefined; xpath: string }[];
  /** Amounts have the other sign than in the document. */
  isTurned: boolean;
}

type Fields = Readonly<Partial<Record<string, { texts: readonly string[]; term: string }>>>;

const TOTAL_TAX = 'BT-110';

/** The tables of the readers say where a field stands, and what the standard calls it. */
const OF_LINE: Record<Syntax, Fields> = { UBL: UBL_LINE, CII: { ...CII_LINE_TEXTS, ...CII_LINE_FIGURES } };

const OF_TOTALS: Record<Syntax, Fields> = {
  UBL: { ...UBL_TOTALS, ...UBL_PAID, taxTotal: { texts: ['cac:TaxTotal/cbc:TaxAmount'], term: TOTAL_TAX } },
  CII: {
    ...CII_TOTALS,
    ...CII_PAID,
    taxTotal: { texts: ['ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount'], term: TOTAL_TAX },
  },
};

/** Where the totals of a document begin. */
const TOTALS_IN: Record<Syntax, string> = {
  UBL: '',
  CII: '/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement',
};

const OF_BREAKDOWN: Partial<Record<string, string>> = {
  category: 'BT-118',
  rate: 'BT-119',
  taxableAmount: 'BT-116',
  taxAmount: 'BT-117',
};

/** Faults that were found after the translation, by the elements and in the signs of the document. Other errors stay as they are. */
export function inXmlTerms(error: unknown, places: XmlPlaces): unknown {
  if (!(error instanceof ImportError)) return error;
  return new ImportError(
    error.faults.map((fault) => inDocument(fault, places)),
    error.furtherFaults,
  );
}

function inDocument(fault: ImportFault, places: XmlPlaces): ImportFault {
  const [, field = ''] = /^invoices\[0\]\.(.*)$/s.exec(fault.path) ?? [];
  const [, index, ofLine] = /^lines\[(\d+)\]\.?(.*)$/s.exec(field) ?? [];
  const line = index === undefined ? undefined : places.lines[Number(index)];
  if (line !== undefined) return inLine(fault, ofLine ?? '', line, places);
  const [, total = ''] = /^(?:totals\.)?(\w+)$/.exec(field) ?? [];
  const source = OF_TOTALS[places.syntax][total];
  if (source !== undefined) {
    const [text = ''] = source.texts;
    return {
      path: `${places.root}${TOTALS_IN[places.syntax]}/${text}`,
      message: withTerm(signed(fault.message, places), source.term),
    };
  }
  const [, ofEntry = ''] = /^taxBreakdown\[\d+\]\.(\w+)$/.exec(field) ?? [];
  const term = OF_BREAKDOWN[ofEntry];
  return term === undefined ? fault : { ...fault, message: withTerm(signed(fault.message, places), term) };
}

function inLine(
  { message }: ImportFault,
  field: string,
  { id, xpath }: XmlPlaces['lines'][number],
  places: XmlPlaces,
): ImportFault {
  const line = id === undefined ? '' : `, line "${id}"`;
  const source = OF_LINE[places.syntax][field];
  if (source === undefined)
    return { path: xpath, message: `${field === '' ? '' : `${field} `}${message}${line && ` (${line.slice(2)})`}` };
  const isCounted = field === 'quantity' || field === 'netAmount';
  return {
    path: `${xpath}/${source.texts[0] ?? ''}`,
    message: withTerm(isCounted ? signed(message, places) : message, `${source.term}${line}`),
  };
}

/** `is -118.00; it must be -119.00` */
const TWO_AMOUNTS = /^is (-?\d+(?:\.\d+)?); it must be (-?\d+(?:\.\d+)?)$/;

/** What the document says has the other sign, if its signs were turned. */
function signed(message: string, { isTurned }: XmlPlaces): string {
  if (!isTurned) return message;
  return message.replace(TWO_AMOUNTS, (_all, is: string, must: string) => `is ${negated(is)}; it must be ${negated(must)}`);
}

/** What the standard calls it. Most messages name it already. */
function withTerm(message: string, term: string): string {
  return `${message} (${term})`;
}
