import type { Prisma } from '../../prisma-client/client.js';

// What the database holds, as texts of the import format.

export function number(value: Prisma.Decimal): string {
  return value.toFixed();
}

export function numberOrNull(value: Prisma.Decimal | null): string | null {
  return value?.toFixed() ?? null;
}

/** A day: the database holds it as the instant of its midnight in UTC. */
export function day(value: Date): string {
  return value.toISOString().slice(0, 10);
}

export function dayOrNull(value: Date | null): string | null {
  return value && day(value);
}

export function instant(value: Date): string {
  return value.toISOString();
}

export function instantOrNull(value: Date | null): string | null {
  return value && instant(value);
}
