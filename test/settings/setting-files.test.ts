import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSettings, type SettingName, SETTINGS } from '../../src/settings/read-settings.js';
import { FILE_SETTINGS } from '../../src/settings/setting-files.js';

const folder = mkdtempSync(join(tmpdir(), 'setting-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileWith = (content: string | Buffer): string => {
  const path = join(folder, `file-${++files}`);
  writeFileSync(path, content);
  return path;
};

const SECRET = 'hunter2-hunter2-hunter2-hunter2-hunter2';
const PEM = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
const VALUES: Partial<Record<SettingName, string>> = {
  DATABASE_URL: 'postgresql://u:hunter2@h/d',
  JWT_PUBLIC_KEY: PEM,
  JWT_PREVIOUS_PUBLIC_KEY: PEM,
  OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20hunter2',
};
const rows = FILE_SETTINGS.map((fileName) => {
  const name = fileName.replace(/_FILE$/, '') as SettingName;
  return [fileName, name, VALUES[name] ?? SECRET] as const;
});

describe('a setting in a file', () => {
  it('is each that is secret, and each public key', () => {
    const secrets = Object.entries(SETTINGS).filter(([, setting]) => 'secret' in setting);
    const expected = [...secrets.map(([name]) => `${name}_FILE`), 'JWT_PUBLIC_KEY_FILE', 'JWT_PREVIOUS_PUBLIC_KEY_FILE'];
    expect([...FILE_SETTINGS].toSorted()).toEqual(expected.toSorted());
  });

  it.each(rows)('%s has the same value as %s', (fileName, name, value) => {
    const parsed = readSettings({ [name]: value })[name];
    expect(parsed).not.toBeNull();
    for (const content of [value, `${value}\n`, `${value}\r\n`, `\uFEFF${value}\n`])
      expect(readSettings({ [fileName]: fileWith(content) })[name]).toEqual(parsed);
    // As Docker Compose passes on what is not set.
    expect(readSettings({ [name]: ' ', [fileName]: fileWith(value) })[name]).toEqual(parsed);
    expect(readSettings({ [name]: value, [fileName]: '' })[name]).toEqual(parsed);
  });

  it('is found through links, as Kubernetes mounts it', () => {
    symlinkSync(fileWith(SECRET), join(folder, 'link'));
    expect(readSettings({ JWT_SECRET_FILE: join(folder, 'link') }).JWT_SECRET).toBe(SECRET);
  });

  it.each(rows)('%s is refused beside %s', (fileName, name, value) => {
    expect(() => readSettings({ [name]: value, [fileName]: fileWith(value) })).toThrow(
      new RegExp(`^${fileName} and ${name} are both set; set one of them only$`),
    );
  });

  // The secret of a bucket may be any text.
  const strict = rows.filter(([, name]) => name !== 'STORAGE_S3_SECRET_ACCESS_KEY');

  it.each(strict)('%s is refused with a content that %s refuses, which is not quoted', (fileName) => {
    const wrong = () => readSettings({ [fileName]: fileWith('§hunter2') });
    expect(wrong).toThrow(new RegExp(`^${fileName} names a file whose content must be `));
    expect(wrong).not.toThrow(/hunter2/);
  });

  it('is not looked for where the setting is neither secret nor a key', () => {
    expect(readSettings({ PORT_FILE: join(folder, 'nowhere') }).PORT).toBe(3000);
  });
});

describe('a file that cannot be used: the setting and the reason, without path and content', () => {
  const fifo = join(folder, 'pipe');
  execFileSync('mkfifo', [fifo]);
  it.each([
    ['does not exist (ENOENT)', join(folder, 'hunter2')],
    ['does not exist (ENOTDIR)', join(fileWith('hunter2'), 'below')],
    ['cannot be read (ENAMETOOLONG)', `/${'hunter2'.repeat(1000)}`],
    ['cannot be read (ERR_INVALID_ARG_VALUE)', '/hunter2\0'],
    ['is empty', fileWith('')],
    ['is empty', fileWith(' \n')],
    ['is larger than 65536 bytes', fileWith('hunter2'.repeat(10_000))],
    ['is not text in UTF-8', fileWith(Buffer.from([0x68, 0xff, 0xfe]))],
  ])('%s (%#)', (why, path) => {
    const wrong = () => readSettings({ JWT_SECRET_FILE: path });
    expect(wrong).toThrow(new Error(`JWT_SECRET_FILE names a file that ${why}`));
  });

  it.each([
    ['a folder; it must be a file', folder],
    ['something that is not a regular file, such as a pipe or a device', fifo],
    ['something that is not a regular file, such as a pipe or a device', '/dev/zero'],
  ])('%s: %s', (what, path) => {
    expect(() => readSettings({ JWT_SECRET_FILE: path })).toThrow(new Error(`JWT_SECRET_FILE names ${what}`));
  });
});
