// The command line of npm run bench.
import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run bench [-- <options>]

Measures the service against Chromium itself (the reference floor prints what was frozen, the present floor what the service sends now), against Puppeteer
used by hand and, when asked, against jsreport: all in one run, round by round, so that the host's noise falls on all alike. Sets up what is missing. Prints
tables, and writes all figures to bench/results/.

  --quick               few and short rounds: shows that everything runs, not what it is worth
  --rounds <n>          rounds (default 7)
  --seconds <s>         length of each measurement (default 3)
  --only <a,b,…>        of: reference-floor, present-floor, service-postgresql, service-pglite, by-hand, jsreport, growth, start-up,
                        passes, finish, e-invoice, read-back, batch, batch-workers, batch-tables
                        (default: all but jsreport and those of batches)
  --peers               jsreport too; installs it into bench/peers on first use
  --concurrency <a,b,…> of the service (default 1,2,4,8,16)
  --lines <n>           lines of the invoice (default 20)
  --long                20,000 lines too, in the table of growth: takes minutes and gigabytes
  --set <NAME=value>    a setting of the service; may be given again
  --variant <name:NAME=value,…>  one more service on PostgreSQL with these settings besides; may be given again
  --other <folder>      one more service on PostgreSQL, from another checkout that is built
  --profile             runs the service on PostgreSQL under --cpu-prof for a while and says where the profile is; nothing else
  --compare             prints the frozen document and the present one (--lines) into bench/results/ and says how they differ; nothing else
`;

/** All that can be measured. */
export const SUITES = [
  'reference-floor',
  'present-floor',
  'service-postgresql',
  'service-pglite',
  'by-hand',
  'jsreport',
  'growth',
  'start-up',
  'passes',
  'finish',
  'e-invoice',
  'read-back',
  'batch',
  'batch-workers',
  'batch-tables',
];

/** Only if they are asked for: one needs other packages, the others take long. */
const ON_DEMAND = new Set(['jsreport', 'batch', 'batch-workers', 'batch-tables']);

/** An option that cannot be. */
export class UsageError extends Error {
  code = 'usage';
}

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {boolean} quick
 * @property {number} rounds
 * @property {number} seconds
 * @property {Set<string>} only
 * @property {number[]} concurrency
 * @property {number} lines
 * @property {Record<string, string>} settings
 * @property {{ name: string, settings: Record<string, string> }[]} variants
 * @property {string | undefined} other
 * @property {boolean} long
 * @property {boolean} profile
 * @property {boolean} compare
 */

/** @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const { values } = parse(args);
  const quick = values.quick ?? false;
  return {
    help: values.help ?? false,
    quick,
    rounds: number('rounds', values.rounds ?? (quick ? '2' : '7'), 1),
    seconds: number('seconds', values.seconds ?? (quick ? '1' : '3'), 0.2),
    only: suites(values.only, values.peers ?? false),
    concurrency: (values.concurrency ?? '1,2,4,8,16').split(',').map((one) => number('concurrency', one, 1)),
    lines: number('lines', values.lines ?? '20', 1),
    settings: assignments(values.set ?? []),
    variants: (values.variant ?? []).map(variant),
    other: values.other,
    long: values.long ?? false,
    profile: values.profile ?? false,
    compare: values.compare ?? false,
  };
}

/** @param {string[]} args */
function parse(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  const several = /** @type {const} */ ({ type: 'string', multiple: true });
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        quick: flag,
        rounds: text,
        seconds: text,
        only: text,
        peers: flag,
        concurrency: text,
        lines: text,
        set: several,
        variant: several,
        other: text,
        long: flag,
        profile: flag,
        compare: flag,
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string | undefined} only @param {boolean} peers */
function suites(only, peers) {
  const chosen = only === undefined ? SUITES.filter((name) => !ON_DEMAND.has(name)) : only.split(',');
  const unknown = chosen.find((name) => !SUITES.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only: there is no ${unknown}; there are ${SUITES.join(', ')}`);
  return new Set(peers ? [...chosen, 'jsreport'] : chosen);
}

/** @param {string} name @param {string} text @param {number} least */
function number(name, text, least) {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least) return value;
  throw new UsageError(`--${name} must be a number of at least ${least}, not ${text}`);
}

/** @param {readonly string[]} texts `NAME=value` */
function assignments(texts) {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined) throw new UsageError(`${text} is not NAME=value`);
      return [name, value];
    }),
  );
}

/** @param {string} text */
function variant(text) {
  const [name = '', list = ''] = text.split(/:(.*)/s);
  if (name === '' || list === '') throw new UsageError(`--variant: ${text} is not <name>:<NAME=value>,…`);
  return { name, settings: assignments(list.split(',')) };
}
