import { type Place, faultAt } from '#service/templates/read/faults.js';
import type { SourceText } from '#service/templates/read/source-text.js';
import type { TemplateFault } from '#service/templates/template-fault.js';

/** An error breaks the document or its legal content, or the service refuses the template. A warning is a likely mistake. */
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
  /** Counted from 1; absent if only the line is known. */
  column?: number;
  message: string;
  /** What to write instead, if known. */
  hint?: string;
  /** The line of the file. */
  excerpt: string;
}

/** A finding at a place. */
export function findingAt(
  place: Place,
  { rule, severity, message, hint }: { rule: string; severity: Severity; message: string; hint?: string | undefined },
): Finding {
  const fault = faultAt(place, 'service-refuses', message, hint);
  return { ...findingOfFault(fault, place.text), rule, severity };
}

/** A fault that the reader found, with its file; null if the file does not exist. */
export function findingOfFault({ rule, file, line, column, message, hint }: TemplateFault, text: SourceText | null): Finding {
  return {
    rule,
    severity: 'error',
    file,
    line: line ?? 1,
    ...(column === undefined ? {} : { column }),
    message,
    ...(hint === undefined ? {} : { hint }),
    excerpt: text?.line(line ?? 1).slice(0, 160) ?? '',
  };
}
