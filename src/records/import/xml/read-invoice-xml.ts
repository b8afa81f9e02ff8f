import type { ImportInput } from '../format/schema.js';
import { readCii } from './cii/read-cii.js';
import { type CiiLine, CiiLineReader } from './cii/lines.js';
import { placeLines } from './cii/place-lines.js';
import { typeOfCode } from '../../../invoices/codes/type-code.js';
import { withoutPositions } from './common/line-id.js';
import { turnSigns } from './common/turn-signs.js';
import type { XmlPlaces } from './sender-terms.js';
import { isLine, type Syntax, syntaxOf } from '../../../xml/invoice-syntax.js';
import { decodeXml, inParts } from '../../../xml/decode.js';
import type { XmlElement } from '../../../xml/element.js';
import { fileFault } from '../../../xml/file-fault.js';
import { XML_LIMITS, type XmlLimits } from '../../../xml/limits.js';
import { parseXml, type XmlHandler } from '../../../xml/parse-xml.js';
import type { Unmapped } from '../../../invoices/warning.js';
import { UnmappedCollector } from '../../../xml/unmapped.js';
import { readUbl } from './ubl/read-ubl.js';
import { ublLines } from './ubl/lines.js';
import { Reading } from './values/reading.js';
import type { InvoiceInput, ReadLine } from './values/record.js';
import { withoutGaps } from './values/without-gaps.js';

/** As many as the import format takes. */
const MOST_LINES = 100_000;

export interface InvoiceXmlOptions {
  /** The tenant whose invoice it is. */
  organisationId: string;
  /** Limits that differ from the usual ones. */
  limits?: Partial<XmlLimits>;
  /** The encoding that came with the bytes. */
  encoding?: string | undefined;
}

/** An e-invoice in the import format. */
export interface InvoiceXml {
  /** One invoice, with its seller and buyer; no organisations and customers. */
  records: ImportInput;
  syntax: Syntax;
  /** What the model has no place for; the first ten thousand. */
  unmapped: Unmapped[];
  /** How many more there are. */
  furtherUnmapped: number;
  /** Where the fields stand in the document. */
  places: XmlPlaces;
}

/** Reads the lines while the document is parsed, so that only one of them is in memory. */
class LineCollector implements XmlHandler {
  readonly unmapped = new UnmappedCollector();
  readonly reading = new Reading();
  readonly #cii = new CiiLineReader(this.reading);
  readonly #ciiLines: CiiLine[] = [];
  readonly #lines: ReadLine[] = [];
  #syntax: Syntax = 'UBL';

  onRoot(root: XmlElement): void {
    this.#syntax = syntaxOf(root);
  }

  isDetached(element: XmlElement): boolean {
    return isLine(element);
  }

  onDetached(element: XmlElement): void {
    if (this.#syntax === 'CII') this.#ciiLines.push(this.#cii.read(element));
    else for (const line of ublLines(element, this.reading)) this.#lines.push(line);
    if (this.#lines.length + this.#ciiLines.length > MOST_LINES) throw fileFault(`has more than ${MOST_LINES} lines`);
    this.unmapped.collect(element);
  }

  /** All lines, in the order of the document. Those of CII may name a parent that comes later. */
  lines(): ReadLine[] {
    if (this.#syntax === 'UBL') return this.#lines;
    return placeLines(this.#ciiLines, this.reading, (unmapped) => this.unmapped.add(unmapped));
  }
}

/**
 * Reads an invoice in UBL 2.1 or CII. Amounts of credit notes become negative. What the model cannot hold is in `unmapped`; nothing else is left out.
 * @param source the bytes of the file, or its text if it is decoded already
 * @throws ImportError naming every fault with the XPath of its element
 */
export async function readInvoiceXml(
  source: Uint8Array | string,
  { organisationId, limits = {}, encoding }: InvoiceXmlOptions,
): Promise<InvoiceXml> {
  const allLimits = { ...XML_LIMITS, ...limits };
  if (source.length > allLimits.mostBytes) throw fileFault(`is larger than ${allLimits.mostBytes} bytes`);
  const collector = new LineCollector();
  const root = await parseXml(typeof source === 'string' ? inParts(source) : decodeXml(source, encoding), allLimits, collector);
  const { reading, unmapped } = collector;
  const syntax = syntaxOf(root);
  const header = syntax === 'UBL' ? readUbl(root, reading) : readCii(root, reading);
  const lines = collector.lines();
  if (lines.length === 0)
    reading.fault(
      root.xpath,
      'has no line (BR-16): an invoice without lines, such as one of the profiles MINIMUM and BASIC WL, is not read',
    );
  const isCredit = typeOfCode(header.typeCode ?? '') === 'CREDIT_NOTE';
  if (root.name === 'cn:CreditNote' && !isCredit && header.typeCode !== undefined) {
    reading.fault(`${root.xpath}/cbc:CreditNoteTypeCode`, `must be the code of a credit note, such as 381 (BT-3)`);
  }
  reading.end(header.currencyCode);
  unmapped.collect(root);
  const invoice = {
    organisationId,
    type: isCredit ? 'CREDIT_NOTE' : 'INVOICE',
    // The rule of EN 16931 (BR-CO-17), whatever rule the organisation has for its own invoices.
    taxRounding: 'BREAKDOWN',
    ...header,
    lines: withoutPositions(lines.map(({ line }) => line)),
  } as InvoiceInput;
  return {
    records: { invoices: [withoutGaps(isCredit ? turnSigns(invoice) : invoice)] },
    syntax,
    unmapped: unmapped.found,
    furtherUnmapped: unmapped.further,
    places: {
      syntax,
      root: root.xpath,
      lines: lines.map(({ line: { lineId }, xpath }) => ({ id: lineId, xpath })),
      isTurned: isCredit,
    },
  };
}
