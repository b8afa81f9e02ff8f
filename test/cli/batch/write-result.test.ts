import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { writeResult } from '../../../src/cli/batch/write-result.js';
import { testFolder } from '../../harness/database/servers.js';

const described = (key: string, fileName: string, text: string) => ({
  key,
  fileName,
  byteLength: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

describe('the files of a result', () => {
  it('are fetched unless the folder has these very bytes', async () => {
    const folder = await testFolder('out');
    const texts: Record<string, string> = { one: 'AAAA', two: 'BBBB', three: 'CCCC' };
    const files = Object.entries(texts).map(([key, text]) => described(key, `${key}.pdf`, text));
    texts['list'] = JSON.stringify({ files });
    await writeFile(join(folder, 'one.pdf'), 'AAAA');
    await writeFile(join(folder, 'two.pdf'), 'XXXX');

    const fetched: string[] = [];
    const readFileOf = (key: string) => {
      fetched.push(key);
      const bytes = Buffer.from(texts[key] ?? '');
      return Promise.resolve({ stream: Readable.from([bytes]), byteLength: bytes.length });
    };
    const list = { ...described('list', 'batch.json', texts['list']), contentType: 'application/json' };
    const write = () => writeResult({ readFile: readFileOf }, folder, list, new AbortController().signal);
    expect(await write()).toBe(4);
    expect(fetched).toEqual(['list', 'two', 'three']);
    const written = await Promise.all(files.map(({ fileName }) => readFile(join(folder, fileName), 'utf8')));
    expect(written).toEqual(['AAAA', 'BBBB', 'CCCC']);

    fetched.length = 0;
    await write();
    expect(fetched).toEqual([]);
  });
});
