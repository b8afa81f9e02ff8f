/** UNTDID 1001: documents of EN 16931 that take back what an invoice charged. */
export const CREDIT_NOTE_CODES: ReadonlySet<string | undefined> = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '532',
]);
