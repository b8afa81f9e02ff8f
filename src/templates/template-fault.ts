/** The rules that a template must follow to be printed; docs/template-rules.md says what each catches. */
export type FaultRule =
  | 'syntax'
  | 'unknown-helper'
  | 'unknown-partial'
  | 'partial-cycle'
  | 'forbidden-construct'
  | 'unescaped-output'
  | 'unsafe-data'
  | 'unquoted-attribute'
  | 'inline-handler'
  | 'active-element'
  | 'external-address'
  | 'unclosed-element'
  | 'html-syntax'
  | 'css-syntax'
  | 'message-syntax'
  | 'missing-message'
  | 'unknown-message'
  | 'duplicate-message'
  | 'message-arguments'
  | 'glyph-coverage'
  /** The manifest, the files, and all other faults without a separate rule. */
  | 'service-refuses';

/** Something that keeps a template from being used. */
export interface TemplateFault {
  rule: FaultRule;
  /** With its template: `classic/lines.hbs`. */
  file: string;
  /** Counted from 1; null for a file as a whole. */
  line: number | null;
  /** Counted from 1; absent if only the line is known. */
  column?: number;
  message: string;
  /** What to write instead, if known. */
  hint?: string;
}

/** `lines.hbs:12: there is no partial "lin"; did you mean "line"?`, the same in service, linter and studio. */
export function describeFault({ file, line, message, hint }: TemplateFault): string {
  const place = line === null ? file : `${file}:${line}`;
  return `${place}: ${sentenceOf({ message, ...(hint === undefined ? {} : { hint }) })}`;
}

/** A fault without its place. */
export function sentenceOf({ message, hint }: Pick<TemplateFault, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}
