import { inflateSync } from 'node:zlib';

/** A PDF cut in two: its dictionaries as one text, and its streams. */
export interface PdfParts {
  /** Without streams: in the bytes of a font or of a logo any letters can stand. */
  dictionaries: string;
  streams: { dictionary: string; bytes: Buffer }[];
}

// Chromium (Skia) writes its dictionaries uncompressed, and the length of a stream as a number in the dictionary before it.
const STREAM = /\/Length (\d+)\s*>>\s*stream\r?\n/g;

/** Cuts a PDF of Chromium. Streams are passed over by their length, since `endstream` may stand in them too. */
export function partsOf(pdf: Uint8Array): PdfParts {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  const parts: PdfParts = { dictionaries: '', streams: [] };
  const stream = new RegExp(STREAM);
  let at = 0;
  for (let match = stream.exec(text); match; match = stream.exec(text)) {
    const start = stream.lastIndex;
    const end = start + Number(match[1]);
    if (!/^\s*endstream\b/.test(text.slice(end, end + 12))) throw new Error(`a stream of the PDF does not end at byte ${end}`);
    parts.dictionaries += text.slice(at, start);
    parts.streams.push({ dictionary: text.slice(text.lastIndexOf(' obj', start), start), bytes: bytes.subarray(start, end) });
    at = end;
    stream.lastIndex = end;
  }
  parts.dictionaries += text.slice(at);
  return parts;
}

/** Throws when a compressed stream cannot be read; qpdf looks at those of the pages only. */
export function inflateAll({ streams }: PdfParts): void {
  for (const { dictionary, bytes } of streams) if (dictionary.includes('/Filter /FlateDecode')) inflateSync(bytes);
}
