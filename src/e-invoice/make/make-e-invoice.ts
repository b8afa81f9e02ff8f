import type { Invoice } from '../../invoices/invoice.js';
import type { XmlElement } from '../../xml/element.js';
import { readWritten } from '../../xml/read-written.js';
import { writeXml, type XmlNode } from '../../xml/write-xml.js';
import { checkBeyond } from '../model/beyond/check-beyond.js';
import { type EmbeddedContents, NO_CONTENTS } from '../model/documents.js';
import { locateField } from '../model/locate-field.js';
import { toTerms } from '../model/to-terms.js';
import type { Profile } from '../profiles.js';
import { checkRules, isValid } from '../rules/check-rules.js';
import type { RuleFault } from '../rules/rule.js';
import { rulesOf } from '../rules/rule-sets.js';
import type { EInvoice } from '../terms/terms.js';
import { readCii } from '../cii/read-cii.js';
import { writeCii } from '../cii/write-cii.js';
import { readUbl } from '../ubl/read-ubl.js';
import { writeUbl } from '../ubl/write-ubl.js';
import { firstDifference } from './differences.js';
import { WrittenOtherwiseError } from './written-otherwise-error.js';

/** An e-invoice, and what is wrong with it. */
export interface MadeEInvoice {
  profile: Profile;
  terms: EInvoice;
  /** UTF-8. */
  xml: Buffer;
  /** Broken rules, ours first. With a fatal one the e-invoice is invalid (`isValid`). Their paths are fields of the import format. */
  faults: RuleFault[];
}

/**
 * Makes the e-invoice of an invoice, holds it to the rules of its profile, and reads a valid one back. Equal invoices give equal bytes.
 * @param contents the bytes of the supporting documents that embed a file
 * @throws WrittenOtherwiseError if the XML does not say what was to be written | RangeError if the bytes of a supporting document are not there
 */
export function makeEInvoice(invoice: Invoice, profile: Profile, contents: EmbeddedContents = NO_CONTENTS): MadeEInvoice {
  const terms = toTerms(invoice, profile, contents);
  const faults = [
    ...checkBeyond(invoice, profile),
    ...checkRules(terms, rulesOf(profile, terms['BT-24']), profile.syntax, locateField(invoice, profile)),
  ];
  const xml = writeXml(SYNTAXES[profile.syntax].write(terms, profile));
  // What is invalid does not leave, and may hold what a syntax cannot say: an unknown code before a note in UBL.
  if (isValid(faults)) assertSame(terms, xml, profile);
  return { profile, terms, xml, faults };
}

interface Syntax {
  write: (terms: EInvoice, profile: Profile) => XmlNode;
  read: (root: XmlElement) => { terms: EInvoice };
}

const SYNTAXES: Readonly<Record<Profile['syntax'], Syntax>> = {
  UBL: { write: writeUbl, read: readUbl },
  CII: { write: writeCii, read: readCii },
};

function assertSame(terms: EInvoice, xml: Buffer, { syntax }: Profile): void {
  const place = firstDifference(terms, SYNTAXES[syntax].read(readWritten(xml)).terms, syntax);
  if (place !== null) throw new WrittenOtherwiseError(place);
}
