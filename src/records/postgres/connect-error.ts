/** Connecting failed. It has the form of a server error, so that the driver adapter passes on code and message. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly severity = 'FATAL';
  readonly code: string;

  /** @param address host and port, without user and password */
  constructor(address: string, code: string, what: string, cause?: unknown) {
    super(`${address} ${what} (${code})`, { cause });
    this.code = code;
  }
}

/** Messages for the error codes of Node's sockets and TLS. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections: no server listens there',
  ENOTFOUND: 'cannot be found: its name does not resolve',
  EAI_AGAIN: 'cannot be found: its name does not resolve at the moment',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ENOENT: 'cannot be reached: the socket does not exist',
  EACCES: 'cannot be reached: this user may not open the socket',
  TLS_NOT_OFFERED: 'does not offer TLS, which sslmode asks for',
  NOT_POSTGRESQL: 'does not answer like a PostgreSQL server',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a self-signed certificate; name it or its authority in sslrootcert',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate of an authority that is not trusted; name the authority in sslrootcert',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate of an authority that is not trusted; name the authority in sslrootcert',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate of an authority that is not trusted; name the authority in sslrootcert',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another host name',
};

/** @param address host and port, without user and password */
export function connectErrorOf(error: unknown, address: string): ConnectError {
  const {
    code = 'no code',
    message = String(error),
    errors,
  } = (error ?? {}) as { code?: string; message?: string; errors?: unknown[] };
  // If a name has several addresses, all failed; the first error says why.
  const [first] = errors ?? [];
  if (first !== undefined && !Object.hasOwn(WORDS, code)) return connectErrorOf(first, address);
  return new ConnectError(address, code, WORDS[code] ?? `cannot be used: ${message}`, error);
}
