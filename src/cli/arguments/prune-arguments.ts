import { parseArgs } from 'node:util';
import { isDay } from '../../text/day.js';
import { usage } from './usage.js';

/** Reads the command line of pruning. @throws an error with the code `usage` and the help */
export function readPruneArguments(args: string[], help: string): { path: string; before: string; by: string } {
  const text = { type: 'string' } as const;
  const {
    exported = '',
    before = '',
    by = 'operator',
  } = parseArgs({ args, options: { exported: text, before: text, by: text } }).values;
  if (exported === '') throw usage('--exported must name a file of npm run audit:export', help);
  if (!isDay(before)) throw usage('--before must be a day, such as 2020-01-01', help);
  if (by.trim() === '') throw usage('--by must not be empty', help);
  return { path: exported, before, by };
}
