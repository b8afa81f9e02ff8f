import { fileFault } from './file-fault.js';

const CHUNK = 64 * 1024;
/** An XML declaration is shorter. */
const LONGEST_DECLARATION = 200;

/** The encodings that invoices come in. The labels are those of XML declarations; the values, those of TextDecoder. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

/** A text that is decoded already, in parts. */
export function* inParts(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
}

/**
 * The text of an XML file, in parts, so that it is never in memory twice as a whole.
 * @throws ImportError if the encoding is not known, or bytes are not of it
 */
export function* decodeXml(bytes: Uint8Array): Generator<string> {
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk = bytes.subarray(start, start + CHUNK);
    yield decodeOrRefuse(() => decoder.decode(chunk, { stream: true }), encoding);
  }
  yield decodeOrRefuse(() => decoder.decode(), encoding);
}

function decodeOrRefuse(decode: () => string, encoding: string): string {
  try {
    return decode();
  } catch {
    throw fileFault(
      `holds bytes that are not ${encoding.toUpperCase()}: save it as UTF-8, or name its encoding in the XML declaration`,
    );
  }
}

/** A mark at the start tells the encoding for certain, then the form of the first characters, then the XML declaration; UTF-8 otherwise. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, LONGEST_DECLARATION)).toString('latin1');
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  if (declared === undefined) return 'utf-8';
  const encoding = ENCODINGS.get(declared.toLowerCase());
  if (encoding !== undefined) return encoding;
  throw fileFault(`has the encoding ${declared}, which is not read: save it as UTF-8`);
}
