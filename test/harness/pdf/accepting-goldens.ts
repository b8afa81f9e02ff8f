/** Whether this run makes what it gets the goldens (`npm run golden:update`). @throws Error for a value that does not say so clearly */
export function acceptingGoldens(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const value = env['UPDATE_GOLDEN'] ?? '';
  if (!['', '0', '1'].includes(value))
    throw new Error(`UPDATE_GOLDEN is "${value}": 1 writes the goldens, 0 or nothing compares with them`);
  return value === '1';
}
