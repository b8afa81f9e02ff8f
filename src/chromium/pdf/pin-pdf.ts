/*
 * Two prints of one document differ in the two dates in the first dictionary, and in the ids of structure elements. A renderer counts its ids on from print to print, and
 * the numbers between two of them may be those of another page that prints at the same time. Dates and ids are plain text of a fixed width, so they can be overwritten
 * without moving anything. (Measured with Chromium 156: nothing else differs, across pages, browsers and restarts.)
 */
import { textsBetweenStreams } from './pdf-streams.js';

const idStart = Buffer.from('(node');
/** `(node00000102)` */
const idLength = 14;
const digitsLength = 8;

/** A browser has used so many ids that they need another digit: it must be replaced. */
export class IdsUsedUpError extends Error {
  override readonly name = 'IdsUsedUpError';
  constructor() {
    super('the ids of structure elements have become too long');
  }
}

/** Overwrites the ids and, if one is given, the date, so that equal documents give equal bytes. @throws IdsUsedUpError */
export function pinPdf(pdf: Buffer, date: Date | undefined, utcOffsetMinutes = 0): void {
  if (date) pinDates(pdf, dateText(date, utcOffsetMinutes));
  pinIds(pdf);
}

/** The information dictionary is the first object of the file. Its title may contain `endobj`, but not at the start of a line. */
function pinDates(pdf: Buffer, value: string): void {
  const end = pdf.indexOf('\nendobj');
  for (const key of ['/CreationDate ', '/ModDate ']) {
    const at = pdf.indexOf(`${key}(D:`);
    if (at !== -1 && at < end) pdf.write(value, at + key.length, 'latin1');
  }
}

/** A date of PDF (ISO 32000-1, 7.9.4) by clocks that are so far ahead of UTC: `(D:20261102120000-08'00')`. */
function dateText(date: Date, utcOffsetMinutes: number): string {
  const local = new Date(date.getTime() + utcOffsetMinutes * 60_000).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const minutes = Math.abs(utcOffsetMinutes);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `(D:${local}${utcOffsetMinutes < 0 ? '-' : '+'}${hour}'${minute}')`;
}

/** Numbers the ids anew, in their order. */
function pinIds(pdf: Buffer): void {
  const places: { at: number; id: number }[] = [];
  for (const [from, to] of textsBetweenStreams(pdf)) {
    for (let at = pdf.indexOf(idStart, from); at !== -1 && at < to; at = pdf.indexOf(idStart, at + 1)) {
      if (isId(pdf, at)) places.push({ at, id: idAt(pdf, at) });
    }
  }
  const ids = [...new Set(places.map(({ id }) => id))].toSorted((one, other) => one - other);
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  for (const { at, id } of places) {
    pdf.write(String(numbers.get(id)).padStart(digitsLength, '0'), at + idStart.length, 'latin1');
  }
}

/**
 * Whether this is an id, and not a text that looks like one. Parentheses inside a text are escaped, so an unescaped one opens a whole string. An id follows `/ID`, or stands
 * in an array or between the names of a tree.
 */
function isId(pdf: Buffer, at: number): boolean {
  const before = pdf.toString('latin1', Math.max(0, at - 4), at);
  if (!/(?:\/ID |\[|\) |R )$/.test(before)) return false;
  if (/^\(node\d{9,}\)/.test(pdf.toString('latin1', at, at + idLength + 4))) throw new IdsUsedUpError();
  return /^\(node\d{8}\)$/.test(pdf.toString('latin1', at, at + idLength));
}

function idAt(pdf: Buffer, at: number): number {
  return Number(pdf.toString('latin1', at + idStart.length, at + idStart.length + digitsLength));
}
