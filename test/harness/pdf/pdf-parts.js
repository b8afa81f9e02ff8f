// Plain JavaScript: chaos uses it too.
import { inflateSync } from 'node:zlib';

/**
 * @typedef {object} PdfParts a PDF cut in two
 * @property {string} dictionaries without streams, since in the bytes of a font or of a logo any letters can stand; those in object streams are among them
 * @property {{ dictionary: string, bytes: Buffer }[]} streams
 */

// Chromium (Skia), and the pass that finishes its PDFs, write the length of a stream as a number at the end of the dictionary before it.
const STREAM = /\/Length (\d+)\s*>>\s*stream\r?\n/g;

/** Names of PDF's active content and of what carries files (ISO 32000-2, 12.6, 7.11.4, 13). */
const ACTIVE =
  /\/(?:JS|JavaScript|OpenAction|AA|Launch|EmbeddedFiles?|FileAttachment|SubmitForm|ImportData|GoToR|GoToE|Rendition|RichMedia|Movie|Sound|XFA|AcroForm)\b/g;

/**
 * Cuts a PDF, finished or as Chromium wrote it. Streams are passed over by their length, since `endstream` may stand in them too. Object streams are opened, so that nothing hides in them.
 * @param {Uint8Array} pdf @returns {PdfParts}
 */
export function partsOf(pdf) {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  /** @type {PdfParts} */
  const parts = { dictionaries: '', streams: [] };
  const stream = new RegExp(STREAM);
  let [at, opened] = [0, 0];
  for (let match = stream.exec(text); match; match = stream.exec(text)) {
    const start = stream.lastIndex;
    const end = start + Number(match[1]);
    if (!/^\s*endstream\b/.test(text.slice(end, end + 12))) throw new Error(`a stream of the PDF does not end at byte ${end}`);
    parts.dictionaries += text.slice(at, start);
    const part = { dictionary: text.slice(text.lastIndexOf(' obj', start), start), bytes: bytes.subarray(start, end) };
    parts.streams.push(part);
    if (/\/Type\s*\/ObjStm\b/.test(part.dictionary)) {
      parts.dictionaries += `\n${inflateSync(part.bytes).toString('latin1')}\n`;
      opened += 1;
    }
    at = end;
    stream.lastIndex = end;
  }
  parts.dictionaries += text.slice(at);
  if (namesIn(parts).split(/\/ObjStm\b/).length - 1 !== opened) throw new Error('an object stream of the PDF cannot be opened');
  return parts;
}

/** The dictionaries without their literal strings: a title may speak of JavaScript. @param {PdfParts} parts */
export function withoutStrings({ dictionaries }) {
  return dictionaries.replaceAll(/\((?:[^()\\]|\\.)*\)/gs, '()');
}

/** The active content of a PDF by its names; none may be there. @param {PdfParts} parts */
export function activeContent(parts) {
  return namesIn(parts).match(ACTIVE) ?? [];
}

/** The dictionaries, with names as they are read: `/J#53` is `/JS`. @param {PdfParts} parts */
function namesIn(parts) {
  return withoutStrings(parts).replaceAll(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Throws when a compressed stream cannot be read; qpdf looks at those of the pages only. @param {PdfParts} parts */
export function inflateAll({ streams }) {
  for (const { dictionary, bytes } of streams) if (/\/Filter\s*\/FlateDecode/.test(dictionary)) inflateSync(bytes);
}
