/** Text that may be a link. `href` is null where it must stay text. */
export interface LinkView {
  /** The text, cut where a line may break. */
  parts: string[];
  href: string | null;
}

/** A web address: a link only when it is http or https (a bare host name counts as https). */
export function webLink(text: string): LinkView {
  const address = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text) ? `https://${text}` : text;
  const href = /^https?:\/\//i.test(address) ? httpUrl(address) : null;
  // A reader needs no scheme.
  const shown = href === null ? text : text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return { parts: shown.split(/(?<=\/)/), href };
}

/** An e-mail address: a link only when it is plainly one address and nothing more (no header fields, no second recipient). */
export function mailLink(text: string): LinkView {
  const plain = MAILBOX.test(text);
  return { parts: text.split(/(?<=@)/), href: plain ? `mailto:${text}` : null };
}

/** Whether an address is one that the functions above would make: of the web and without a user name, or of one mailbox. */
export function isSafeLink(href: string): boolean {
  return href.startsWith('mailto:') ? MAILBOX.test(href.slice('mailto:'.length)) : httpUrl(href) !== null;
}

const MAILBOX = /^[\w.!#$*+/=^{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

function httpUrl(address: string): string | null {
  try {
    const url = new URL(address);
    // A user name in front of the host makes the link look like another place than it leads to.
    return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}
