import type { CivilDate } from '../invoices/invoice.js';

/** The day that a DATE column holds: Prisma hands it over as midnight UTC. */
export function civilDate(date: Date): CivilDate {
  return date.toISOString().slice(0, 10);
}

/** The same for a column that may be empty. */
export function civilDateOrNull(date: Date | null): CivilDate | null {
  return date && civilDate(date);
}

/** What Prisma takes for a DATE column. */
export function dateColumn(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The same for a day that may be absent. */
export function dateColumnOrNull(day: CivilDate | null | undefined): Date | null {
  return day ? dateColumn(day) : null;
}
