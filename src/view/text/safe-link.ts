/** Whether a document may link to an address: a web address without a user name, or one e-mail address. */
export function isSafeLink(href: string): boolean {
  return href.startsWith('mailto:') ? isMailbox(href.slice('mailto:'.length)) : webAddress(href) !== null;
}

/** Whether a text is exactly one e-mail address, without header fields or a second recipient. */
export function isMailbox(text: string): boolean {
  return /^[\w.!#$*+/=^{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

/** The normalised address of a web page; null for anything else. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text);
    // A user name before the host can make a link look like another site.
    return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
