/** The centuries of a document's days, as the start of a pattern. A day outside them is a mistake, or means "never". */
export const CENTURIES = '(?:19|20|21)';

/** The same in words. */
export const YEARS = '1900 to 2199';
