import type { ScannedContent } from './scanned-content.js';

/** Text to put into a content stream, or to replace a part of it by. */
export interface Insertion {
  at: number;
  text: string;
  /** Where the part that is replaced ends; absent: nothing is. */
  until?: number;
}

/**
 * The content stream with other tags: each piece of marked content is named by its element, or becomes an artifact, as does all that is painted outside of tags
 * (ISO 32000-2, 14.8.2.2).
 * @param typeOf the type of the element to which a mark belongs; null: to none
 * @param insertions more to put in
 */
export function editContent(
  { text, marks, untagged }: ScannedContent,
  typeOf: (mark: number) => string | null,
  insertions: readonly Insertion[],
): string {
  const edits = [...insertions];
  for (const [mark, { opening }] of marks) {
    const type = typeOf(mark);
    const tag = type === null ? '/Artifact BMC' : `/${type}<</MCID ${mark}>>BDC`;
    edits.push({ at: opening.start, until: opening.end, text: tag });
  }
  for (const { start, end } of untagged) edits.push({ at: start, text: '/Artifact BMC\n' }, { at: end, text: '\nEMC' });
  let edited = '';
  let copied = 0;
  const inOrder = edits.toSorted((one, other) => one.at - other.at || (one.until ?? one.at) - (other.until ?? other.at));
  for (const { at, until = at, text: added } of inOrder) {
    edited += text.slice(copied, at) + added;
    copied = until;
  }
  return edited + text.slice(copied);
}
