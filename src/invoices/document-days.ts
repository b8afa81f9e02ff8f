/** The centuries of the days that a document can have, as the begin of a pattern: a day outside of them is a slip, or stands for "never". */
export const CENTURIES = '(?:19|20|21)';

/** The same in words. */
export const YEARS = '1900 to 2199';
