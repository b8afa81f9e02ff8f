import type { ErrorCode } from '../../invoices/error-code.js';
import { jsonPath } from '../../templates/index.js';
import { DocumentCutError } from './errors.js';

/** The most faults that are reported. */
const mostFaults = 20;
const EMPTY_PAGES = 'more than 20 of its pages would be empty; use another template, or mend the styles of this one';
const SOMETHING_CUT =
  'some of it would be cut off or missing on the page; shorten its longest texts and figures, or use another template';
const doesNotFit = 'would be cut off or missing on the page; make it shorter, or use another template';

/** If a print found that something is cut: an error that names its fields. Every other error stays as it is. */
export function withCutFields(error: unknown, data: unknown): unknown {
  const { code, cut } = (error ?? {}) as { code?: ErrorCode; cut?: readonly { text: string | null }[] };
  if (code !== 'document_check_failed' || !cut) return error;
  const texts = cut.flatMap(({ text }) => (text === null ? [] : [squeezed(text)])).filter((text) => text !== '');
  const paths = new Set(texts.flatMap((text) => pathsOf(data, text)));
  const faults = Array.from(paths, (path) => ({ path, message: doesNotFit })).slice(0, mostFaults);
  const unknownPlace = { path: '$', message: cut.length === 0 ? EMPTY_PAGES : SOMETHING_CUT };
  return new DocumentCutError(faults.length > 0 ? faults : [unknownPlace], { cause: error });
}

/** The paths of the texts that equal this one. If no text does, the paths of those that contain it, because a page breaks a text into lines. */
function pathsOf(data: unknown, wanted: string): string[] {
  const equal: string[] = [];
  const holding: string[] = [];
  visit(data, [], (path, text) => {
    const own = squeezed(text);
    if (own === wanted) equal.push(jsonPath(path));
    else if (own.includes(wanted)) holding.push(jsonPath(path));
  });
  return equal.length > 0 ? equal : holding;
}

function visit(value: unknown, path: readonly PropertyKey[], each: (path: readonly PropertyKey[], text: string) => void): void {
  if (typeof value === 'string') return each(path, value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) visit(member, [...path, Array.isArray(value) ? Number(key) : key], each);
}

/** A text as a page shows it: without blanks and direction marks, in the form that fonts use. */
function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}
