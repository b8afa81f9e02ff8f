import type { CivilDate } from '../../invoices/invoice.js';

/** The value that Prisma needs for a DATE column. */
export function dateColumn(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The same for a day that may be absent. */
export function dateColumnOrNull(day: CivilDate | null | undefined): Date | null {
  return day ? dateColumn(day) : null;
}
