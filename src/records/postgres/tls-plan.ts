import { readFileSync } from 'node:fs';
import { type ConnectionOptions, createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { TlsRequest } from './connection-url.js';

/** How a connection is secured; null: not at all. */
export interface TlsPlan {
  /** Refuse a connection without TLS. */
  required: boolean;
  options: ConnectionOptions;
}

/** A setting that can only be checked when it is used. */
export class DatabaseUrlError extends Error {
  readonly code = 'invalid_setting';
  override readonly name = 'DatabaseUrlError';

  constructor(what: string) {
    super(`DATABASE_URL ${what}`);
  }
}

/**
 * What `sslmode` means, by the table in https://www.postgresql.org/docs/current/libpq-ssl.html. `allow` is treated as `prefer`, which connects in all cases
 * where `allow` would. `verify-full` without `sslrootcert` trusts the authorities that Node trusts; libpq would look into a home directory.
 * @throws DatabaseUrlError for a file that cannot be read
 */
export function tlsPlan({ mode, rootCertificate, certificate, key, keyPassword }: TlsRequest): TlsPlan | null {
  if (mode === 'disable') return null;
  const authorities = rootCertificate === null || rootCertificate === 'system' ? undefined : read('sslrootcert', rootCertificate);
  // libpq: with a root certificate, `require` is `verify-ca`.
  const verified = mode === 'verify-full' || mode === 'verify-ca' || (mode === 'require' && authorities !== undefined);
  const context = contextOf({
    ...(authorities && { ca: authorities }),
    ...(certificate !== null && { cert: read('sslcert', certificate) }),
    ...(key !== null && { key: read('sslkey', key) }),
    ...(keyPassword !== null && { passphrase: keyPassword }),
  });
  return {
    required: mode !== 'prefer' && mode !== 'allow',
    options: {
      secureContext: context,
      rejectUnauthorized: verified,
      ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    },
  };
}

function contextOf(options: SecureContextOptions): SecureContext {
  try {
    return createSecureContext(options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseUrlError(`has files for TLS that cannot be used (sslrootcert, sslcert, sslkey, sslpassword): ${why}`);
  }
}

function read(parameter: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new DatabaseUrlError(`has ${parameter}=${file}, which cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
