/** An instant, by clocks that are so many minutes ahead of UTC. */
export interface ZonedDate {
  date: Date;
  utcOffsetMinutes: number;
}

/** A date of PDF (ISO 32000-2, 7.9.4): `D:20261102120000-08'00'`. */
export function pdfDate({ date, utcOffsetMinutes }: ZonedDate): string {
  return `D:${localTime(date, utcOffsetMinutes).replaceAll(/[-:T]/g, '')}${offset(utcOffsetMinutes, "'")}'`;
}

/** The same date as XMP writes it (ISO 8601): `2026-11-02T12:00:00-08:00`. */
export function xmpDate({ date, utcOffsetMinutes }: ZonedDate): string {
  return localTime(date, utcOffsetMinutes) + offset(utcOffsetMinutes, ':');
}

/** Reads a date as Chromium writes it; undefined for any other form. */
export function readPdfDate(text: string): ZonedDate | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-])(\d\d)'(\d\d)'$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = match;
  const utcOffsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(local) ? undefined : { date: new Date(local - utcOffsetMinutes * 60_000), utcOffsetMinutes };
}

function localTime(date: Date, utcOffsetMinutes: number): string {
  return new Date(date.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 19);
}

function offset(utcOffsetMinutes: number, separator: string): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${utcOffsetMinutes < 0 ? '-' : '+'}${hour}${separator}${minute}`;
}
