import { isIP } from 'node:net';
import { WebhookNotAllowedError } from '../errors.js';
import { addressFault } from './address-ranges.js';
import { type AllowedHost, isAllowedHost } from './allowed-hosts.js';

/** Where notifications may go. */
export interface DestinationPolicy {
  /** Empty: notifications are off. */
  hosts: readonly AllowedHost[];
  /** For development, and for receivers inside the operator's own network: private addresses, and http. */
  allowPrivate: boolean;
}

const MOST_CHARACTERS = 2048;

/**
 * Holds a URL to the policy, before a name is looked up: form, scheme, host, port, and a host that is an address.
 * @returns the URL in its normal form, which is the only one to be used from then on
 * @throws WebhookNotAllowedError
 */
export function assertAllowedDestination(written: string, { hosts, allowPrivate }: DestinationPolicy): URL {
  if (hosts.length === 0) throw new WebhookNotAllowedError('must be left out: this service sends no notifications');
  if (written.length > MOST_CHARACTERS) throw new WebhookNotAllowedError(`must have at most ${MOST_CHARACTERS} characters`);
  // A URL parser repairs much: it drops line breaks, takes \ for /, and finds a host without //. What needs a repair is refused.
  if (!/^https?:\/\/[^/]/i.test(written) || !/^[\x21-\x5b\x5d-\x7e]+$/.test(written) || !URL.canParse(written))
    throw new WebhookNotAllowedError('must be a URL that starts with https://, in ASCII, without blanks and backslashes');
  const url = new URL(written);
  if (url.protocol !== 'https:' && !allowPrivate) throw new WebhookNotAllowedError('must start with https://');
  if (/^[^/]+\/\/[^/?#]*@/.test(written)) throw new WebhookNotAllowedError('must not have a user or password');
  if (written.includes('#')) throw new WebhookNotAllowedError('must not have a fragment (#)');
  if (!isAllowedHost(url, hosts))
    throw new WebhookNotAllowedError('must have a host and port that the operator of this service has allowed');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && addressFault(literal, allowPrivate) !== undefined)
    throw new WebhookNotAllowedError('must not have an address that is private or reserved');
  return url;
}
