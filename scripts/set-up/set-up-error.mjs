import { CommandError } from './command-error.mjs';

/** Lines of a failed command that are shown. */
const LINES = 20;
/** What npm prints for every file that it fetched. */
const NOISE = /^npm (?:http fetch GET 200|http cache|info|verbose) /;

/** A step of set-up that failed, and what to do about it. */
export class SetUpError extends Error {
  /** @param {string} message what failed, without a full stop @param {string} advice @param {unknown} [cause] */
  constructor(message, advice, cause) {
    super(message, { cause });
    this.name = 'SetUpError';
    this.advice = advice;
  }
}

/** The report of a failed set-up: the cause, the last lines of the command, what to do. @param {unknown} error */
export function reportOf(error) {
  if (!(error instanceof Error)) return `Set-up failed: ${String(error)}`;
  const command = error instanceof CommandError ? error : error.cause;
  const lines = command instanceof CommandError ? [...lastLines(command.output), ''] : [];
  const advice = error instanceof SetUpError ? `What to do: ${error.advice}\n` : '';
  return `${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}
Set-up failed: ${error.message}.
${advice}Finished steps are kept: the next run continues from there.`;
}

/** @param {string} output */
export function lastLines(output) {
  const lines = output.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !NOISE.test(line));
  return lines.slice(-LINES);
}
