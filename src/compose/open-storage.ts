import { type Settings, SettingError } from '../settings/read-settings.js';
import { FolderStorage } from '../storage/folder/folder-storage.js';
import type { Storage } from '../storage/storage.js';

/** What only means something for a bucket. */
const OF_BUCKETS = [
  'STORAGE_S3_ENDPOINT',
  'STORAGE_S3_REGION',
  'STORAGE_S3_PREFIX',
  'STORAGE_S3_ACCESS_KEY_ID',
  'STORAGE_S3_SECRET_ACCESS_KEY',
  'STORAGE_S3_SSE',
] as const;

/**
 * The storage of batch results that the settings choose. Asks nothing of it yet: `check()` does. The client of S3 is loaded only if it is chosen.
 * @throws SettingError if the settings do not fit each other
 */
export async function openStorage(settings: Settings): Promise<Storage> {
  const {
    STORAGE_S3_BUCKET: bucket,
    STORAGE_S3_ACCESS_KEY_ID: accessKeyId,
    STORAGE_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings;
  if (bucket === null) {
    const stray = OF_BUCKETS.find((name) => settings[name] !== null);
    if (stray !== undefined) throw new SettingError(stray, 'has no effect without STORAGE_S3_BUCKET: set that too');
    return new FolderStorage(settings.STORAGE_FOLDER);
  }
  if ((accessKeyId === null) !== (secretAccessKey === null))
    throw new SettingError('STORAGE_S3_ACCESS_KEY_ID', 'and STORAGE_S3_SECRET_ACCESS_KEY must be set both or neither');
  const { S3Storage } = await import('../storage/s3/s3-storage.js');
  return new S3Storage({
    bucket,
    endpoint: settings.STORAGE_S3_ENDPOINT,
    region: settings.STORAGE_S3_REGION,
    prefix: settings.STORAGE_S3_PREFIX,
    credentials: accessKeyId === null || secretAccessKey === null ? null : { accessKeyId, secretAccessKey },
    encryption: settings.STORAGE_S3_SSE,
  });
}
