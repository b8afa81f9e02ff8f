import { describe, expect, it } from '@jest/globals';
import { openStorage } from '../../src/compose/open-storage.js';
import { readSettings } from '../../src/settings/read-settings.js';

const open = (environment: Record<string, string>) => openStorage(readSettings(environment));

describe('the storage that the settings choose', () => {
  it('is a folder', async () => {
    expect((await open({})).kind).toBe('folder');
  });

  it('is a bucket, if one is named', async () => {
    expect((await open({ STORAGE_S3_BUCKET: 'results' })).kind).toBe('s3');
    const keys = { STORAGE_S3_ACCESS_KEY_ID: 'key', STORAGE_S3_SECRET_ACCESS_KEY: 'secret' };
    expect((await open({ STORAGE_S3_BUCKET: 'results', STORAGE_S3_REGION: 'eu-west-2', ...keys })).kind).toBe('s3');
  });

  it.each([
    [{ STORAGE_S3_ENDPOINT: 'https://s3.example' }, 'STORAGE_S3_ENDPOINT has no effect without STORAGE_S3_BUCKET: set that too'],
    [{ STORAGE_S3_SSE: 'AES256' }, 'STORAGE_S3_SSE has no effect without STORAGE_S3_BUCKET: set that too'],
    [
      { STORAGE_S3_BUCKET: 'results', STORAGE_S3_ACCESS_KEY_ID: 'key' },
      'STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY must be set both or neither',
    ],
  ])('cannot be %j', async (environment, message) => {
    await expect(open(environment)).rejects.toMatchObject({ name: 'SettingError', message });
  });
});
