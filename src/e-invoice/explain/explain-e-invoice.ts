import type { Invoice } from '../../invoices/invoice.js';
import { decodeXml } from '../../xml/decode.js';
import { XML_LIMITS } from '../../xml/limits.js';
import { parseXml } from '../../xml/parse-xml.js';
import { READERS } from '../check/readers.js';
import { makeEInvoice } from '../make/make-e-invoice.js';
import { type EmbeddedContents, NO_CONTENTS } from '../model/documents.js';
import { locateField } from '../model/locate-field.js';
import type { Profile } from '../profiles.js';
import { isValid } from '../rules/check-rules.js';
import type { RuleFault } from '../rules/rule.js';
import { rulesOf } from '../rules/rule-sets.js';
import { placesOf } from '../terms/places-of.js';
import { TERM_NAMES } from '../terms/term-names.js';
import { elementLines } from './element-lines.js';

/** A business term, and where it stands. */
export interface ExplainedTerm {
  /** `BT-131`. */
  term: string;
  /** "Line net amount". */
  name: string;
  value: string;
  /** The field of the import format: `lines[2].netAmount`. */
  field: string;
  /** Of the XML, from 1. */
  line: number;
}

/** A broken rule, and the line of the XML that it is about; null if that says nothing of it. */
export type ExplainedFault = RuleFault & { line: number | null };

/** An e-invoice for people: its XML, line by line. */
export interface ExplainedEInvoice {
  xml: string;
  /** In the order of the XML. */
  terms: ExplainedTerm[];
  faults: ExplainedFault[];
  valid: boolean;
  /** How many rules it was held to. */
  rules: number;
}

const LIMITS = { ...XML_LIMITS, mostKeptElements: Infinity, mostElements: Infinity, longestText: Infinity };

/**
 * Makes the e-invoice of an invoice, and says which line of the XML holds which term, and which line each broken rule is about.
 * @throws what `makeEInvoice` does
 */
export async function explainEInvoice(
  invoice: Invoice,
  profile: Profile,
  contents: EmbeddedContents = NO_CONTENTS,
): Promise<ExplainedEInvoice> {
  const { xml: bytes, faults, terms: made } = makeEInvoice(invoice, profile, contents);
  const xml = bytes.toString('utf8');
  const root = await parseXml(decodeXml(bytes), LIMITS, { onRoot: () => {}, isDetached: () => false, onDetached: () => {} });
  const { terms: read, xpathOf } = READERS[profile.syntax].document(root);
  const lines = elementLines(xml, root);
  const fieldOf = locateField(invoice, profile);
  const terms = placesOf(read)
    .flatMap(({ place, term, value }): ExplainedTerm[] => {
      const line = lines.get(xpathOf(place).replace(/\/@[^/]*$/, ''));
      return line === undefined ? [] : [{ term, name: TERM_NAMES[term] ?? term, value, field: fieldOf(place), line }];
    })
    .toSorted((one, other) => one.line - other.line);
  return {
    xml,
    terms,
    faults: faults.map((fault) => ({ ...fault, line: lineOf(fault, terms) })),
    valid: isValid(faults),
    rules: rulesOf(profile, made['BT-24']).filter(({ syntax }) => syntax === undefined || syntax === profile.syntax).length,
  };
}

/** The line of the field that a rule is about, or of the nearest one around it: what is missing has no line. */
function lineOf({ term, path }: RuleFault, terms: readonly ExplainedTerm[]): number | null {
  const own = terms.find((one) => one.term === term && one.field === path) ?? terms.find(({ field }) => field === path);
  if (own !== undefined) return own.line;
  for (let around = path; around !== ''; around = around.replace(/(?:^|[.[])[^.[]*$/, '')) {
    const near = terms.find(({ field }) => field.startsWith(`${around}.`) || field.startsWith(`${around}[`) || field === around);
    if (near !== undefined) return near.line;
  }
  return null;
}
