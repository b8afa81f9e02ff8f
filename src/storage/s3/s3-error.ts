import { S3ServiceException } from '@aws-sdk/client-s3';
import { ObjectNotFoundError, StorageFullError, StorageUnavailableError } from '../errors.js';
import type { S3Options } from './options.js';

/** Names of errors that say that there is no room. They are not of AWS, whose buckets have no end. */
const FULL = /Quota|StorageFull|InsufficientStorage|EntityTooLarge|TooLarge$/;
const CREDENTIALS =
  /^(?:InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|CredentialsProviderError|RequestTimeTooSkewed)$/;
const REGION = /^(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/;

/**
 * What a failed operation on the bucket means. Messages name the bucket, the operation and the error's name: no key, no secret, and no text of the server.
 * @param operation such as `PutObject`, which is also the name of the right that it needs
 */
export function asS3Error(
  error: unknown,
  operation: string,
  { bucket, endpoint }: Pick<S3Options, 'bucket' | 'endpoint'>,
): Error {
  if (!(error instanceof Error) || error instanceof StorageUnavailableError) return error as Error;
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  const at = `the bucket ${bucket}${endpoint === null ? '' : ` at ${endpoint.host}`}`;
  const failed = (what: string) => new StorageUnavailableError(`${at}: ${what}`, { cause: error });
  const name = nameOf(error);
  if (status === 507 || FULL.test(name)) return new StorageFullError(`${at} is full (${operation}: ${name})`, { cause: error });
  if (name === 'NoSuchBucket') return failed('there is no such bucket');
  if (CREDENTIALS.test(name))
    return failed(
      `the credentials are not accepted (${operation}: ${name}); check STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY`,
    );
  if (REGION.test(name) || /Region is missing/.test(error.message))
    return failed(`the region is wrong or missing (${operation}: ${name}); check STORAGE_S3_REGION`);
  if (status === 401 || status === 403) return failed(`${operation} is refused (${name}); the policy must allow s3:${operation}`);
  if (status !== undefined) return failed(`${operation} failed with status ${status} (${name})`);
  if (isOfNetwork(error)) return failed(`${operation} failed (${name})`);
  return error;
}

/** What an error says about one object, if it does: that it is not there, or that it has no such range. */
export function asObjectError(error: unknown, key: string): Error | undefined {
  if (!(error instanceof S3ServiceException)) return undefined;
  if (error.name === 'NoSuchKey' || error.name === 'NotFound') return new ObjectNotFoundError(key, { cause: error });
  if (error.name === 'InvalidRange') return new RangeError('the range begins behind the last byte of the object');
  return undefined;
}

/** A code of the system or of S3, in letters. */
function nameOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  const name = error.name === 'Error' || error.name === 'AggregateError' ? (code ?? error.name) : error.name;
  return name.replaceAll(/[^\w.:-]/g, '').slice(0, 60);
}

function isOfNetwork(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    error.name === 'TimeoutError' ||
    syscall !== undefined ||
    /^(?:E[A-Z]+|ERR_(?:TLS|SSL|STREAM_PREMATURE)\w*|CERT_\w+|\w+_CERT\w*)$/.test(code ?? '')
  );
}
