import { ImportError } from '../records/faults/errors.js';
import { unknownSettings } from '../settings/unknown-settings.js';

/** Prints the help and says so when the command line asks for it. */
export function asksForHelp(help: string): boolean {
  const asked = process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h');
  if (asked) process.stdout.write(help);
  return asked;
}

/** The environment to read settings from. Warns of variables that look like misspelt settings: with `DATABSE_URL`, a command would work on the embedded database. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  for (const { message } of unknownSettings(process.env)) process.stderr.write(`invoice-press: warning: ${message}\n`);
  return process.env;
}

/** Says what went wrong in a line, and ends with a failure. The stack is for faults that nobody foresaw. */
export function fail(error: unknown): never {
  process.stderr.write(`invoice-press: ${reason(error)}\n`);
  process.exit(1);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ImportError) return `nothing was imported from ${error.message}`;
  const foreseen = typeof (error as { code?: unknown }).code === 'string';
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  return foreseen ? `${error.message}${cause}` : (error.stack ?? error.message);
}
