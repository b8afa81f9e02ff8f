/** A helper cannot use its arguments. The code that runs the template adds the file. */
export class HelperError extends Error {
  readonly code = 'helper_error';
  override readonly name = 'HelperError';
  /** Counted from 1; undefined if the line is unknown. */
  readonly lineNumber: number | undefined;

  constructor(helper: string, lineNumber: number | undefined, reason: string) {
    super(`{{${helper}}} ${reason}`);
    this.lineNumber = lineNumber;
  }
}
