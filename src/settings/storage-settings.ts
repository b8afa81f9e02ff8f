import { bucketName, httpUrl, oneOf, type Setting, storagePrefix, text } from './parsers.js';

/** Where results of batches are kept. */
export const STORAGE_SETTINGS = {
  STORAGE_FOLDER: {
    default: 'data/batches',
    meaning:
      'Folder for results of batches. The service makes it, for itself alone (`0700`). All processes of one database need the same folder. Not used if `STORAGE_S3_BUCKET` is set.',
    parse: text,
  },
  STORAGE_S3_BUCKET: {
    default: null,
    meaning: 'Bucket for results of batches, in S3 or a compatible service. If not set, they are kept in `STORAGE_FOLDER`.',
    parse: bucketName,
  },
  STORAGE_S3_ENDPOINT: {
    default: null,
    meaning:
      'URL of a service that is compatible with S3, such as `https://s3.example:9000`. The bucket is then part of the path. If not set, AWS.',
    parse: httpUrl,
  },
  STORAGE_S3_REGION: {
    default: null,
    meaning:
      'Region of the bucket. If not set: `us-east-1` with `STORAGE_S3_ENDPOINT`, else that of `AWS_REGION` or of the profile.',
    parse: text,
  },
  STORAGE_S3_PREFIX: {
    default: null,
    meaning: 'Folder in the bucket, such as `invoice-press/live`. If not set, results lie at the top.',
    parse: storagePrefix,
  },
  STORAGE_S3_ACCESS_KEY_ID: {
    default: null,
    meaning:
      'Access key of the bucket. If not set, the credentials come from where the AWS SDK usually finds them: environment, profile, or the role of container or machine.',
    parse: text,
  },
  STORAGE_S3_SECRET_ACCESS_KEY: {
    default: null,
    meaning: 'Secret of `STORAGE_S3_ACCESS_KEY_ID`. Set both or neither.',
    parse: text,
    secret: true,
  },
  STORAGE_S3_SSE: {
    default: null,
    meaning: 'Encryption that every upload asks for: `AES256` or `aws:kms`. If not set, the default of the bucket.',
    parse: oneOf('AES256', 'aws:kms'),
  },
} as const satisfies Record<string, Setting<unknown>>;
