import { WebhookFault } from '../errors.js';

/** What the codes of Node, OpenSSL and the HTTP parser mean, in the operator's words. */
const MEANINGS: readonly [codes: RegExp, meaning: string][] = [
  [/^(?:ENOTFOUND|EAI_NODATA|EAI_NONAME)$/, 'DNS: the host name has no address'],
  [/^(?:EAI_\w+|ESERVFAIL|ETIMEOUT|EREFUSED)$/, 'DNS: the name server did not answer'],
  [/^ECONNREFUSED$/, 'connect: nothing listens on this port'],
  [/^(?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EACCES|EPERM|EADDRNOTAVAIL)$/, 'connect: the host cannot be reached'],
  [/^CERT_HAS_EXPIRED$/, 'TLS: the certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'TLS: the certificate is not valid yet'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'TLS: the certificate is for another host'],
  [/^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'TLS: the certificate is self-signed'],
  [
    /^(?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?)$/,
    'TLS: the certificate is from an authority that this service does not know, or a certificate between is missing',
  ],
  [/^(?:CERT_\w+|UNABLE_\w+|ERROR_IN_CERT_\w+)$/, 'TLS: the certificate is not valid'],
  [/^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'TLS: the two sides did not agree; does this port speak TLS?'],
  [/^HPE_HEADER_OVERFLOW$/, 'HTTP: the headers of the answer are too large'],
  [/^HPE_\w+$/, 'HTTP: the answer is not valid HTTP'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/, 'the receiver closed the connection before it answered'],
];

/** What went wrong before there was an answer. Its words are ours: a message of TLS or HTTP would quote the receiver. */
export function networkFault(error: unknown): WebhookFault {
  if (error instanceof WebhookFault) return error;
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return new WebhookFault('the connection failed', { cause: error });
  const [, meaning = 'the connection failed'] = MEANINGS.find(([codes]) => codes.test(code)) ?? [];
  return new WebhookFault(`${meaning} (${code})`, { cause: error });
}
