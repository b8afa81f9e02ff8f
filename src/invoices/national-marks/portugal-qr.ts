import { MOST_MARK_BYTES } from '../national-marks.js';

/*
 * Portugal, Portaria 195/2020; AT, "Especificações técnicas do código QR", version 1.1 of October 2020: fields "CODE:value" separated by "*", each code once and in this
 * order; 30 × 30 mm at least, error correction M.
 */

/** Codes with the form of their values. */
const FORMS: Record<string, RegExp> = {
  A: /^\d{9}$/,
  B: /^[^*:]{1,30}$/,
  C: /^[^*:]{1,12}$/,
  D: /^[A-Z]{2}$/,
  E: /^[A-Z]$/,
  F: /^\d{8}$/,
  G: /^[^*]{1,60}$/,
  H: /^[^*:]{1,70}$/,
  ...regions('I'),
  ...regions('J'),
  ...regions('K'),
  L: amount(),
  M: amount(),
  N: amount(),
  O: amount(),
  P: amount(),
  Q: /^[^*]{4}$/,
  R: /^\d{1,4}$/,
  S: /^[^*]{1,65}$/,
};

const ORDER = Object.keys(FORMS);
const REQUIRED = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I1', 'N', 'O', 'Q', 'R'];

/** The place of taxation, the exempt base, and base and tax of the three rates. */
function regions(letter: string): Record<string, RegExp> {
  return Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`${letter}${at + 1}`, at === 0 ? /^[A-Z0-9-]{1,5}$/ : amount()]),
  );
}

function amount(): RegExp {
  return /^\d{1,13}\.\d{2}$/;
}

/** The fields of a code by their letters. */
export type PortugalFields = Record<'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'R', string>;

/** What is wrong with the form of the text. */
export interface PortugalTextFault {
  is: string;
  mustBe: string;
}

/** Reads the text of a code. */
export function readPortugalQr(text: string): PortugalFields | PortugalTextFault {
  if (Buffer.byteLength(text) > MOST_MARK_BYTES) return { is: 'too long', mustBe: `at most ${MOST_MARK_BYTES} bytes` };
  const fields = new Map<string, string>();
  let last = -1;
  for (const part of text.split('*')) {
    const [, code = '', value = ''] = /^([A-Z]\d?):(.*)$/s.exec(part) ?? [];
    const place = ORDER.indexOf(code);
    if (place <= last) {
      const is = `"${part.slice(0, 40)}" ${place < 0 ? 'without a known code' : 'out of order'}`;
      return { is: `with ${is}`, mustBe: 'fields such as "A:123456789" between "*", in the order A to S, each once' };
    }
    if (FORMS[code]?.test(value) !== true)
      return { is: `with ${code}:${value.slice(0, 40)}`, mustBe: MEANINGS[code] ?? MEANING_OF_AMOUNTS };
    fields.set(code, value);
    last = place;
  }
  const missing = REQUIRED.filter((code) => !fields.has(code));
  if (missing.length > 0) return { is: `without ${missing.join(', ')}`, mustBe: `with ${REQUIRED.join(', ')}` };
  return Object.fromEntries(fields) as PortugalFields;
}

const MEANING_OF_AMOUNTS = 'with amounts such as 1234.50, without a sign';

const MEANINGS: Record<string, string> = {
  A: "with the seller's NIF of nine digits in A",
  D: 'with the type of document in D, such as FT or NC',
  E: 'with the status of the document in E, such as N',
  F: 'with the day as YYYYMMDD in F',
  G: 'with the number of the document in G, at most 60 characters',
  H: 'with the ATCUD in H',
  Q: 'with four characters of the hash in Q',
  R: 'with the number of the certified program in R, at most four digits',
};
