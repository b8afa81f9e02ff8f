import { directionFault, numberFault, withLineFeeds } from '../../invoices/text-faults.js';
import { eachText } from '../render/check-coverage.js';
import { type DataFault, MOST_FAULTS } from './data-faults.js';
import type { DocumentData } from './data-schema.js';
import { searchable } from '../../view/text/printable-text.js';
import { jsonPath } from '../../text/json-path.js';

/** Of `number`, `statement.entries[3].number`, `payments.items[0].reference` and `seller.identifiers[1].text`: values that people compare and look up. */
const NUMBERS = /^(?:number|statement\.entries\.number|payments\.items\.reference|(?:seller|buyer|delivery)\.identifiers\.text)$/;
/** Both faults begin with one of these characters; most texts have none. */
const DOUBTFUL = /[\n\t\u2028\u2029\p{Format}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Line ends of several kinds, soft hyphens, and letters with separate marks. */
const IS_REWRITTEN = /\r\n|[\u2028\u2029\u00ad\u1100-\u11ff\p{Mark}]/u;

/**
 * Faults in the texts as sent, which an import file must not have either: direction overrides, directions that are not closed and, in numbers, invisible
 * characters.
 */
export function textFaults(data: DocumentData): DataFault[] {
  const faults: DataFault[] = [];
  eachText(data, [], (text, path) => {
    if (!DOUBTFUL.test(text) || faults.length >= MOST_FAULTS) return;
    const isNumber = NUMBERS.test(path.filter((key) => typeof key === 'string').join('.'));
    const fault = isNumber ? numberFault(text) : directionFault(withLineFeeds(text));
    if (fault !== null) faults.push({ path: jsonPath(path), message: `must be ${isNumber ? NUMBER : TEXT}: ${fault}` });
  });
  return faults;
}

const NUMBER = 'one line of visible characters';
const TEXT = 'text without direction overrides or unclosed directions';

/** The data with all line endings as line feeds, and with texts whose words are found in the printed document. */
export function withPlainTexts(data: DocumentData): DocumentData {
  let isRewritten = false;
  eachText(data, [], (text) => (isRewritten ||= IS_REWRITTEN.test(text)));
  if (!isRewritten) return data;
  const read = convert(data) as DocumentData;
  const codes = data.payment && {
    epc: withoutReturns(data.payment.codes.epc),
    swissQr: withoutReturns(data.payment.codes.swissQr),
  };
  // A payment code has one element in each line, so no line may be added.
  return { ...read, payment: read.payment && codes && { ...read.payment, codes: { ...read.payment.codes, ...codes } } };
}

function withoutReturns(code: string | null): string | null {
  return code?.replaceAll('\r\n', '\n') ?? null;
}

function convert(value: unknown): unknown {
  if (typeof value === 'string') return searchable(withLineFeeds(value));
  if (Array.isArray(value)) return value.map(convert);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]));
}
