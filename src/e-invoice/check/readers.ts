import { readCii, readCiiLine, locateInCiiLine } from '../cii/read-cii.js';
import type { XmlElement } from '../../xml/element.js';
import type { Syntax } from '../../xml/invoice-syntax.js';
import type { Locate } from '../terms/place.js';
import type { EInvoice, Line } from '../terms/terms.js';
import { readUbl, readUblLine, locateInUblLine } from '../ubl/read-ubl.js';

/** How a syntax is read. */
interface Reader {
  document: (root: XmlElement) => { terms: EInvoice; xpathOf: Locate };
  line: (line: XmlElement) => Line;
  locateInLine: (line: XmlElement, at: number) => Locate;
}

/** The readers of both syntaxes. */
export const READERS: Readonly<Record<Syntax, Reader>> = {
  UBL: { document: readUbl, line: readUblLine, locateInLine: locateInUblLine },
  CII: { document: readCii, line: readCiiLine, locateInLine: locateInCiiLine },
};
