import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../../src/cli/audit/formats.js';
import { type Manifest, readManifest, writeManifest } from '../../../src/cli/audit/manifest.js';
import { assertIntact, readExport } from '../../../src/cli/audit/read-export.js';
import { writeFileWhole } from '../../../src/cli/audit/write-file.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'export-'));
});
afterAll(() => rm(root, { recursive: true }));

let folders = 0;
const folder = async () => {
  const path = join(root, String(++folders));
  await mkdir(path);
  return path;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that is written as a whole', () => {
  it.each(['a.jsonl', 'a.jsonl.gz'])(
    '%s: has what was written, for its owner only, and its size and SHA-256 are told',
    async (name) => {
      const path = join(await folder(), name);
      const written = await writeFileWhole(path, async (write) => {
        for (let line = 0; line < 5000; line++) await write(`${line} ${'x'.repeat(200)}\n`);
      });
      const bytes = await readFile(path);
      expect(written).toEqual({ byteLength: bytes.byteLength, sha256: sha256(bytes) });
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      expect(text.split('\n')).toHaveLength(5001);
      expect(text.slice(-206)).toBe(`4999 ${'x'.repeat(200)}\n`);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    },
  );

  it('is not there, nor a part of it, if what is to be in it cannot be read', async () => {
    const at = await folder();
    const failing = writeFileWhole(join(at, 'a.jsonl.gz'), async (write) => {
      await write('one line\n');
      throw new Error('the database is gone');
    });
    await expect(failing).rejects.toThrow('the database is gone');
    expect(await readdir(at)).toEqual([]);
  });

  it('never replaces another file', async () => {
    const path = join(await folder(), 'a.jsonl');
    await writeFile(path, 'mine');
    await expect(writeFileWhole(path, async () => undefined)).rejects.toMatchObject({ code: 'file_exists' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('fails if the folder is not there', async () => {
    const failing = writeFileWhole(join(root, 'nowhere', 'a.jsonl'), async (write) => {
      for (let line = 0; line < 1000; line++) await write('x'.repeat(1000));
    });
    await expect(failing).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

const entry = (id: number) => ({
  id: String(id),
  eventId: `3f0c0000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  recordedAt: '2026-11-02T08:15:00.250Z',
  action: 'INVOICE_PDF_DENIED',
  organisationId: '3f0c0000-0000-4000-8000-000000000002',
  subject: 's',
  tokenId: null,
  requestId: 'r',
  ipAddress: '192.0.2.7',
  userAgent: 'a\u2028b\u0085c',
  invoiceId: null,
  byteLength: null,
  sha256: null,
  details: '{}',
});

describe('an export that is read again', () => {
  const exported = async (
    changes: Partial<Manifest> = {},
    name = 'a.jsonl.gz',
    text = [1, 2, 3].map((id) => FORMATS.jsonl.lineOf(entry(id))).join(''),
  ) => {
    const path = join(await folder(), name);
    const file = await writeFileWhole(path, (write) => write(text));
    const facts = {
      format: 'jsonl',
      organisation: 'all',
      from: '2026-11-01',
      to: '2026-12-01',
      entries: 3,
      exportedAt: '',
    } as const;
    await writeManifest(path, { ...facts, ...file, ...changes });
    return path;
  };
  const check = async (path: string) => {
    const manifest = await readManifest(path);
    const handle = await open(path);
    try {
      await assertIntact(handle, path, manifest);
      const found = [];
      for await (const { id, eventId } of readExport(handle, path)) found.push([id, eventId.slice(-1)]);
      return found;
    } finally {
      await handle.close();
    }
  };

  it.each(['a.jsonl', 'a.jsonl.gz'])('%s: names every entry', async (name) => {
    expect(await check(await exported({}, name))).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
    ]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['a byte was added', async () => changed(await exported({}, 'a.jsonl'), '\n'), 'does not have the SHA-256 of its manifest'],
    ['an entry is missing', () => exported({ entries: 4 }), 'has 3 entries, but its manifest says 4'],
    ['it is CSV', () => exported({ format: 'csv' }), 'only an export as JSONL'],
    [
      'its last line is cut off',
      () => exported({}, 'a.jsonl', FORMATS.jsonl.lineOf(entry(1)).slice(0, -1)),
      'ends in the middle of a line',
    ],
    ['a line is no entry', () => exported({}, 'a.jsonl', '{"id":1}\n'), 'line 1: this is not an exported audit entry'],
    [
      'a line is no JSON',
      () => exported({}, 'a.jsonl', `${FORMATS.jsonl.lineOf(entry(1))}x\n`),
      'line 2: this is not an exported',
    ],
    ['a line is null', () => exported({}, 'a.jsonl', 'null\n'), 'line 1: this is not an exported'],
    ['its manifest is gone', async () => without(await exported()), 'cannot be read (ENOENT)'],
    [
      'its manifest is of another kind',
      async () => replaced(await exported(), '{"entries":"3"}'),
      'is not the manifest of an export',
    ],
    ['its manifest is no JSON', async () => replaced(await exported(), '{'), 'is not the manifest of an export'],
  ])('is refused if %s', async (_, make, why) => {
    await expect(check(await make())).rejects.toMatchObject({ code: 'export_unfit', message: expect.stringContaining(why) });
  });

  const changed = async (path: string, more: string) => appendFile(path, more).then(() => path);
  const without = async (path: string) => rm(`${path}.manifest.json`).then(() => path);
  const replaced = async (path: string, text: string) => writeFile(`${path}.manifest.json`, text).then(() => path);
});
