import type { ErrorCode } from '../invoices/error-code.js';
import { describeFault, sentenceOf, type TemplateFault } from './template-fault.js';

/** The most faults in one message; a log line needs no more. */
const MOST_TOLD = 20;

/** A template, stylesheet or message file is faulty, or a template uses a field that the view does not have. */
export class TemplateError extends Error {
  readonly code = 'template_error' satisfies ErrorCode;
  override readonly name = 'TemplateError';
  /** The file inside the template directory, e.g. `lines.hbs`. */
  readonly file: string;
  /** Counted from 1; null if the line is unknown. */
  readonly line: number | null;

  constructor(file: string, line: number | null, reason: string, cause?: unknown) {
    super(`${line === null ? file : `${file}:${line}`}: ${reason}`, { cause });
    this.file = file;
    this.line = line;
  }
}

/** The error for one or more faults. Its file and line are those of the first, and its message has one line for each. */
export function errorOfFaults([first, ...others]: readonly [TemplateFault, ...TemplateFault[]]): TemplateError {
  const told = others.slice(0, MOST_TOLD - 1).map((fault) => `\n${describeFault(fault)}`);
  const untold = others.length - told.length;
  const rest = untold > 0 ? `\n… and ${untold} more` : '';
  return new TemplateError(first.file, first.line, `${sentenceOf(first)}${told.join('')}${rest}`);
}
