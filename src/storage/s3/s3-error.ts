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
  if (error instanceof StorageUnavailableError || error instanceof StorageFullError) return error;
  const { name, status, message } = factsOf(error);
  const at = `the bucket ${bucket}${endpoint === null ? '' : ` at ${endpoint.host}`}`;
  if (status === 507 || FULL.test(name)) return new StorageFullError(`${at} is full (${operation}: ${name})`, { cause: error });
  return new StorageUnavailableError(`${at}: ${reason(operation, name, status, message)}`, { cause: error });
}

function reason(operation: string, name: string, status: number | undefined, message: string): string {
  if (name === 'NoSuchBucket') return 'there is no such bucket';
  if (CREDENTIALS.test(name))
    return `the credentials are not accepted (${operation}: ${name}); check STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY`;
  if (REGION.test(name) || message === 'Region is missing')
    return `the region is wrong or missing (${operation}: ${name}); check STORAGE_S3_REGION`;
  if (status === 401 || status === 403) return `${operation} is refused (${name}); the policy must allow s3:${operation}`;
  return `${operation} failed (${name}${status === undefined ? '' : `, status ${status}`})`;
}

/** What an error says about one object, if it does: that it is not there, or that it has no such range. */
export function asObjectError(error: unknown, key: string): Error | undefined {
  if (!(error instanceof S3ServiceException)) return undefined;
  if (error.name === 'NoSuchKey' || error.name === 'NotFound') return new ObjectNotFoundError(key, { cause: error });
  if (error.name === 'InvalidRange') return new RangeError('the range begins behind the last byte of the object');
  return undefined;
}

function factsOf(error: unknown): { name: string; status: number | undefined; message: string } {
  const { name = '', code, message = '', $metadata } = (error ?? {}) as Partial<S3ServiceException & NodeJS.ErrnoException>;
  // A plain error of the system has the better name in its code.
  const better = name === 'Error' || name === 'AggregateError' ? (code ?? name) : name;
  return { name: better.replaceAll(/[^\w.:-]/g, '').slice(0, 60), status: $metadata?.httpStatusCode, message };
}
