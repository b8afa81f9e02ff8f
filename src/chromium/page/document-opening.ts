import { DocumentRefusedError } from '../errors.js';

// Anchored at the start and strict about quotes, so that it matches the first tag of the document and never text that looks like a tag.
const opening = /^\uFEFF?\s*(?:<!doctype html>\s*)?<html((?:\s+[A-Za-z][\w:-]*(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*>/i;

/**
 * Checks that a document starts with `<!doctype html>` (optional) and `<html … data-render="marker">`, and returns the length of that opening in UTF-16 units.
 * Throws `DocumentRefusedError`.
 */
export function checkOpening(html: string, marker: string): number {
  if (!/^[A-Za-z0-9-]+$/.test(marker)) throw new DocumentRefusedError('the marker may hold only letters, digits and hyphens');
  const match = opening.exec(html);
  if (!match) throw new DocumentRefusedError('the document does not start with an html tag');
  if (!` ${match[1]} `.includes(` data-render="${marker}" `))
    throw new DocumentRefusedError('the html tag does not carry the marker of this print');
  return match[0].length;
}
