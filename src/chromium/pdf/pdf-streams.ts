// The streams of a PDF as Chromium (Skia) writes them: uncompressed objects, a classic cross-reference table, and the length of a stream as the last entry of its dictionary.

/** A stream. Offsets in bytes. */
interface PdfStream {
  /** Start of the text before it: the end of the previous stream. */
  textStart: number;
  /** Where its `/Length` stands. */
  lengthAt: number;
  dataStart: number;
  dataEnd: number;
}

/** An image (ISO 32000-2, 8.9.5). */
export interface PdfImage extends PdfStream {
  /** Its dictionary, without its length and the numbers of the objects that it names. */
  dictionary: string;
}

const lengthKey = Buffer.from('/Length ');
const streamStart = />> stream\r?\n/y;
/** A dictionary of an image takes 200 bytes. */
const longestDictionary = 1000;

/** The parts of the file outside its streams. Streams are skipped by their length, as their bytes may look like anything. */
export function* textsBetweenStreams(pdf: Buffer): Generator<[from: number, to: number]> {
  let from = 0;
  for (const { textStart, lengthAt, dataEnd } of streamsOf(pdf)) {
    yield [textStart, lengthAt];
    from = dataEnd;
  }
  yield [from, pdf.length];
}

/** The images, in the order of the file. */
export function imagesOf(pdf: Buffer): PdfImage[] {
  const images: PdfImage[] = [];
  for (const stream of streamsOf(pdf)) {
    const text = pdf.toString('latin1', Math.max(stream.textStart, stream.lengthAt - longestDictionary), stream.lengthAt);
    const dictionary = text.slice(text.lastIndexOf(' obj') + 4);
    if (!dictionary.includes('/Subtype /Image')) continue;
    images.push({ ...stream, dictionary: dictionary.replaceAll(/\d+ 0 R/g, 'R') });
  }
  return images;
}

/**
 * Replaces the data of streams, and adjusts lengths and the cross-reference table. Undefined if the file has no such table.
 * @param replacements in the order of the file
 */
export function withStreamData(pdf: Buffer, replacements: readonly { stream: PdfStream; data: Buffer }[]): Buffer | undefined {
  const parts: Buffer[] = [];
  const shifts: { after: number; by: number }[] = [];
  let copied = 0;
  for (const { stream, data } of replacements) {
    const start = pdf.subarray(stream.lengthAt, stream.dataStart).toString('latin1').replace(/\d+/, String(data.length));
    parts.push(pdf.subarray(copied, stream.lengthAt), Buffer.from(start, 'latin1'), data);
    shifts.push({ after: stream.lengthAt, by: start.length + data.length - (stream.dataEnd - stream.lengthAt) });
    copied = stream.dataEnd;
  }
  const table = tableOf(pdf);
  if (!table || table.start < copied) return undefined;
  const moved = (offset: number): number => shifts.reduce((sum, { after, by }) => (offset > after ? sum + by : sum), offset);
  parts.push(pdf.subarray(copied, table.start), Buffer.from(movedTable(pdf, table, moved), 'latin1'));
  return Buffer.concat(parts);
}

function* streamsOf(pdf: Buffer): Generator<PdfStream> {
  let textStart = 0;
  for (let lengthAt = pdf.indexOf(lengthKey); lengthAt !== -1; lengthAt = pdf.indexOf(lengthKey, lengthAt + 1)) {
    const head = pdf.toString('latin1', lengthAt, lengthAt + 40);
    const length = /^\/Length (\d+)/.exec(head);
    if (!length) continue;
    streamStart.lastIndex = length[0].length;
    if (!streamStart.test(head)) continue;
    const dataStart = lengthAt + streamStart.lastIndex;
    const dataEnd = dataStart + Number(length[1]);
    yield { textStart, lengthAt, dataStart, dataEnd };
    textStart = dataEnd;
    lengthAt = dataEnd;
  }
}

interface Table {
  start: number;
  entriesAt: number;
  count: number;
}

const entryLength = 20;

function tableOf(pdf: Buffer): Table | undefined {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', pdf.length - 64))?.[1]);
  const head = /^xref\n0 (\d+)\n/.exec(Number.isNaN(start) ? '' : pdf.toString('latin1', start, start + 40));
  return head ? { start, entriesAt: start + head[0].length, count: Number(head[1]) } : undefined;
}

/** Table, trailer and the offset of the table, for objects that have moved. */
function movedTable(pdf: Buffer, { start, entriesAt, count }: Table, moved: (offset: number) => number): string {
  const entriesEnd = entriesAt + count * entryLength;
  const entries = pdf
    .toString('latin1', entriesAt, entriesEnd)
    .replaceAll(
      /(\d{10}) (\d{5} n)/g,
      (_, offset: string, rest: string) => `${String(moved(Number(offset))).padStart(10, '0')} ${rest}`,
    );
  const trailer = pdf.toString('latin1', entriesEnd).replace(/(startxref\s+)\d+/, (_, key: string) => key + moved(start));
  return pdf.toString('latin1', start, entriesAt) + entries + trailer;
}
