/** Whether a part of a text between slashes is "." or "..": in a path, whoever decodes it would take it for another path. */
export function hasDotSegment(text: string): boolean {
  return text.split(/[/\\]/).some((segment) => /^\.{1,2}$/.test(segment));
}
