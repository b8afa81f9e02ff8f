const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that exists, as YYYY-MM-DD. PostgreSQL has no year 0. */
export function isDay(text: string): boolean {
  if (!DAY.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
