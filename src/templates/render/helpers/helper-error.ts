/** A helper cannot do with what it was given. Whoever runs the template adds the file. */
export class HelperError extends Error {
  readonly code = 'helper_error';
  override readonly name = 'HelperError';
  /** Counted from 1; undefined where no line can be named. */
  readonly lineNumber: number | undefined;

  constructor(helper: string, lineNumber: number | undefined, reason: string) {
    super(`{{${helper}}} ${reason}`);
    this.lineNumber = lineNumber;
  }
}
