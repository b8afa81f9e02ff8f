/*
 * Texts as the XPath tests of the official rules read them: white space is blank, tab and line break, nothing else.
 */

/** `normalize-space()`: without white space at the ends, and one blank for each other. Nothing is "". */
export function normalizeSpace(text = ''): string {
  return text.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '');
}

/** Whether there is a text that is more than white space. */
export function isGiven(text: string | undefined): text is string {
  // Most texts begin with what they say.
  return text !== undefined && (text.charCodeAt(0) > 32 || /[^ \t\r\n]/.test(text));
}

/** Whether a group, or a list, holds at least one text: an empty one is not written. */
export function isGroupGiven(group: unknown): boolean {
  if (typeof group === 'string') return isGiven(group);
  return typeof group === 'object' && group !== null && Object.values(group).some(isGroupGiven);
}

/** `upper-case(normalize-space())`. */
export function upperCase(text: string | undefined): string {
  return normalizeSpace(text).toUpperCase();
}
