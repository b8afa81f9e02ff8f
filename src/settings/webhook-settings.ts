import { allowedHosts } from '../webhooks/destination/allowed-hosts.js';
import { hmacSecret, oneOf, type Setting, wholeNumber } from './parsers.js';

/** Notifications of batches. */
export const WEBHOOK_SETTINGS = {
  WEBHOOK_HOSTS: {
    default: null,
    meaning:
      'Hosts that a batch may notify (`webhookUrl`), separated by commas: `hooks.example.com`, `example.com:8443` for a port other than 443, `*.example.com` for every host below a domain. If not set, webhooks are off, and a batch with a `webhookUrl` is refused. See docs/webhooks.md.',
    parse: allowedHosts,
  },
  WEBHOOK_SECRET: {
    default: null,
    meaning:
      'Master key of webhooks, at least 32 bytes; required with `WEBHOOK_HOSTS`. The secret of each organisation is derived from it: `npm run webhooks -- secret` prints it.',
    parse: hmacSecret,
    secret: true,
  },
  WEBHOOK_PREVIOUS_SECRET: {
    default: null,
    meaning:
      'The previous master key. While it is set, every notification has two signatures. Keep it until all receivers have their new secret.',
    parse: hmacSecret,
    secret: true,
  },
  WEBHOOK_TIMEOUT_MS: {
    default: '15000',
    meaning: 'Timeout for one attempt to notify: look-up of the host, connection and answer together.',
    parse: wholeNumber(100, 60_000),
  },
  WEBHOOK_PRIVATE_ADDRESSES: {
    default: 'refuse',
    meaning:
      '`refuse`: notifications go to public addresses only, by https. `allow`: also to private addresses and this machine, and by http; for development, or for receivers in your own network. Link-local addresses, where clouds have their metadata, are refused in any case.',
    parse: oneOf('refuse', 'allow'),
  },
} as const satisfies Record<string, Setting<unknown>>;
