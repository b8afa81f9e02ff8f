import type { CivilDate } from '../invoices/invoice.js';

/** An instant, and how far the clocks of its place are ahead of UTC. */
export interface PdfDate {
  date: Date;
  utcOffsetMinutes: number;
}

/**
 * The date of the PDF of a document: noon of its day, in its zone. A PDF has no date without a time. At midnight, a reader in a zone further west would see the day
 * before.
 * @param timeZone IANA name; null, or a zone that this host does not know: UTC
 */
export function pdfDate(day: CivilDate, timeZone: string | null): PdfDate {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // Clocks are changed at night, so the offset is that of the day's noon there too.
  const utcOffsetMinutes = offsetAt(new Date(noon), timeZone ?? 'UTC');
  return { date: new Date(noon - utcOffsetMinutes * 60_000), utcOffsetMinutes };
}

function offsetAt(instant: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(nameOfOffset(instant, timeZone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** `GMT-07:00`; of UTC `GMT`. */
function nameOfOffset(instant: Date, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}
