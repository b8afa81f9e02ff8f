/** Whether an address is one that a document may link to: of the web and without a user name, or of one mailbox. */
export function isSafeLink(href: string): boolean {
  return href.startsWith('mailto:') ? isMailbox(href.slice('mailto:'.length)) : webAddress(href) !== null;
}

/** Whether a text is plainly one e-mail address and nothing more (no header fields, no second recipient). */
export function isMailbox(text: string): boolean {
  return /^[\w.!#$*+/=^{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

/** The address of a web page, normalised; null where it is anything else. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text);
    // A user name in front of the host makes the link look like another place than it leads to.
    return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
