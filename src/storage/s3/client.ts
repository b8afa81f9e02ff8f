import { S3Client } from '@aws-sdk/client-s3';
import type { S3Options } from './options.js';

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;

/** A client with timeouts and bounded retries. Retries of the SDK cover timeouts, broken connections, 5xx and `SlowDown`, with growing pauses. */
export function s3Client({ endpoint, region, credentials, idleTimeoutMs = IDLE_TIMEOUT_MS }: S3Options): S3Client {
  return new S3Client({
    ...(endpoint !== null && { endpoint: endpoint.href, forcePathStyle: true, region: 'us-east-1' }),
    ...(region !== null && { region }),
    ...(credentials !== null && { credentials }),
    maxAttempts: ATTEMPTS,
    // Many services that are compatible with S3 refuse the newer checksums. The signature covers the bytes anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: idleTimeoutMs,
      httpAgent: { maxSockets: 64 },
      httpsAgent: { maxSockets: 64 },
    },
  });
}
