import { decodeXml } from '../../xml/decode.js';
import type { XmlElement } from '../../xml/element.js';
import { fileFault } from '../../xml/file-fault.js';
import { isLine, type Syntax, syntaxOf } from '../../xml/invoice-syntax.js';
import { XML_LIMITS, type XmlLimits } from '../../xml/limits.js';
import { parseXml } from '../../xml/parse-xml.js';

const MOST_LINES = 100_000;

export interface StreamOptions {
  /** The encoding that came with the bytes, as TextDecoder names it. */
  encoding?: string | undefined;
  /** Limits that differ from the usual ones. */
  limits?: Partial<XmlLimits>;
  /** As many as the importer takes otherwise. */
  mostLines?: number;
}

/**
 * Parses an invoice so that only one of its lines is in memory at a time.
 * @param onLine gets each line with its position, from 0, as soon as it is read
 * @returns the root without the lines
 * @throws ImportError if the file is not an invoice of UBL or CII, is not well-formed, has a document type, or is beyond the limits
 */
export async function streamInvoice(
  bytes: Uint8Array,
  { encoding, limits, mostLines = MOST_LINES }: StreamOptions,
  onLine: (line: XmlElement, at: number, syntax: Syntax) => void,
): Promise<{ root: XmlElement; syntax: Syntax }> {
  const all = { ...XML_LIMITS, ...limits };
  if (bytes.length > all.mostBytes) throw fileFault(`is larger than ${all.mostBytes} bytes`);
  let syntax: Syntax = 'UBL';
  let lines = 0;
  const root = await parseXml(decodeXml(bytes, encoding), all, {
    onRoot: (element) => {
      syntax = syntaxOf(element);
    },
    isDetached: isLine,
    onDetached: (line) => {
      if (lines === mostLines) throw fileFault(`has more than ${mostLines} lines`);
      onLine(line, lines, syntax);
      lines += 1;
    },
  });
  return { root, syntax };
}
