import type { Finding, Severity } from './finding.js';
import type { Place } from './subject.js';

/** A finding at a place. */
export function findingAt(
  place: Place,
  { rule, severity, message, hint }: { rule: string; severity: Severity; message: string; hint?: string | undefined },
): Finding {
  const { text } = place;
  const position = 'offset' in place ? text.positionAt(place.offset) : { line: place.line };
  return {
    rule,
    severity,
    file: text.origin,
    ...position,
    message,
    ...(hint === undefined ? {} : { hint }),
    excerpt: text.line(position.line).slice(0, 160),
  };
}
