import type { ErrorCode } from '../invoices/error-code.js';

/** A template, stylesheet or message file is faulty, or a template asked for something the view does not have. */
export class TemplateError extends Error {
  readonly code = 'template_error' satisfies ErrorCode;
  override readonly name = 'TemplateError';
  /** The file inside the template directory, e.g. `lines.hbs`. */
  readonly file: string;
  /** Counted from 1; null where no line can be named. */
  readonly line: number | null;

  constructor(file: string, line: number | null, reason: string, cause?: unknown) {
    super(`${line === null ? file : `${file}:${line}`}: ${reason}`, { cause });
    this.file = file;
    this.line = line;
  }
}
