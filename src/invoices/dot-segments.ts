/** Whether a part between slashes is "." or "..". In a URL, clients and gateways would resolve it to another path. */
export function hasDotSegment(text: string): boolean {
  return text.split(/[/\\]/).some((segment) => /^\.{1,2}$/.test(segment));
}
