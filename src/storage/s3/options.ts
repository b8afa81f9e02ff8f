/** Which bucket, and how to reach it. */
export interface S3Options {
  bucket: string;
  /** Of a service that is not AWS. Buckets are then part of the path, not of the host name. */
  endpoint: URL | null;
  /** If null: that of the SDK's usual places, or `us-east-1` for an endpoint. */
  region: string | null;
  /** Before every key, without a `/` at its end. */
  prefix: string | null;
  /** If null: the SDK's usual places (environment, profile, role of the machine). */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
  /** Encryption by the server with a header of each upload. If null, what the bucket has as its default. */
  encryption: 'AES256' | 'aws:kms' | null;
  /** How long the server may be silent, in milliseconds. A caller that stops reading for so long loses the download too. */
  idleTimeoutMs?: number;
}
