import type { LinkView } from '../document/party-view.js';
import { isMailbox, webAddress } from '../text/safe-link.js';

/** Where a line may end: before a mark, which then shows that the address goes on. */
const BEFORE_MARK = /(?<=[^/:])(?=\/)|(?=[?.&](?!$))/;

/** A web address: a link only when it is http or https (a bare host name counts as https). */
export function webLink(text: string): LinkView {
  const address = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text) ? `https://${text}` : text;
  const href = /^https?:\/\//i.test(address) ? webAddress(address) : null;
  // Readers do not need to see the scheme.
  const shown = href === null ? text : text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return { parts: shown.split(BEFORE_MARK), href };
}

/** An e-mail address: a link only if it is exactly one address. */
export function mailLink(text: string): LinkView {
  return { parts: text.split(/(?<=@)/), href: isMailbox(text) ? `mailto:${text}` : null };
}
