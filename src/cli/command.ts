import { ImportError } from '../records/faults/errors.js';
import { unknownSettings } from '../settings/unknown-settings.js';

/** Whether the command line asks for help; if so, prints it. */
export function asksForHelp(help: string): boolean {
  const asked = process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h');
  if (asked) process.stdout.write(help);
  return asked;
}

/** The environment to read settings from. Warns about variables that look like misspelt settings: with `DATABSE_URL`, a command would use the embedded database. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  for (const { message } of unknownSettings(process.env)) process.stderr.write(`invoice-press: warning: ${message}\n`);
  return process.env;
}

/** Prints the error and exits with 1. */
export function fail(error: unknown): never {
  tell(error);
  process.exit(1);
}

/** Prints the error. Known errors take one line; unexpected ones show their stack. */
export function tell(error: unknown): void {
  process.stderr.write(`invoice-press: ${reason(error)}\n`);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ImportError) return `nothing was imported from ${error.message}`;
  const foreseen = typeof (error as { code?: unknown }).code === 'string';
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  return foreseen ? `${error.message}${cause}` : (error.stack ?? error.message);
}
