/** An error breaks the document or its legal content, or the service refuses the template; a warning is likely a slip. */
export type Severity = 'error' | 'warning';

/** One mistake in a template. */
export interface Finding {
  /** The name of the rule, as in docs/template-rules.md. */
  rule: string;
  severity: Severity;
  /** `classic/lines.hbs` */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1; absent where only the line is known. */
  column?: number;
  message: string;
  /** What to write instead, where that can be told. */
  hint?: string;
  /** The line as it stands in the file. */
  excerpt: string;
}
