import { encodingNamed } from '../text/encodings.js';
import { fileFault } from './file-fault.js';

const CHUNK = 64 * 1024;
/** An XML declaration is shorter. */
const LONGEST_DECLARATION = 200;

/** A text that is decoded already, in parts. */
export function* inParts(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
}

/**
 * The text of an XML file, in parts, so that it is never in memory twice as a whole.
 * @param given the encoding that came with it, as TextDecoder names it
 * @throws ImportError if the encoding is not known, or bytes are not of it
 */
export function* decodeXml(bytes: Uint8Array, given?: string): Generator<string> {
  const encoding = encodingOf(bytes, given);
  const where = given === undefined ? 'the XML declaration' : 'the charset of its Content-Type';
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk = bytes.subarray(start, start + CHUNK);
    yield decodeOrRefuse(() => decoder.decode(chunk, { stream: true }), encoding, where);
  }
  yield decodeOrRefuse(() => decoder.decode(), encoding, where);
}

function decodeOrRefuse(decode: () => string, encoding: string, where: string): string {
  try {
    return decode();
  } catch {
    throw fileFault(`holds bytes that are not ${encoding.toUpperCase()}: save it as UTF-8, or name its encoding in ${where}`);
  }
}

/**
 * A mark at the start tells the encoding for certain, and so does the form of the first characters. Then the one that came with the file counts, then the XML
 * declaration (RFC 7303, 3); UTF-8 otherwise.
 */
function encodingOf(bytes: Uint8Array, given: string | undefined): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  if (given !== undefined) return given;
  const start = Buffer.from(bytes.subarray(0, LONGEST_DECLARATION)).toString('latin1');
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  if (declared === undefined) return 'utf-8';
  const encoding = encodingNamed(declared);
  if (encoding !== undefined) return encoding;
  throw fileFault(`has the encoding ${declared}, which is not read: save it as UTF-8`);
}
