import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { zipEntry } from '../../scripts/set-up/zip-entry.mjs';

async function archiveOf(files: Record<string, string>, compress: boolean): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const FILES = { 'kubectl/kubectl': 'one '.repeat(500), 'helm/helm': 'two '.repeat(500), 'a/ü.txt': 'three' };

describe('a file of a ZIP archive', () => {
  it.each([true, false])('is read whole (compressed: %s)', async (compress) => {
    const archive = await archiveOf(FILES, compress);
    for (const [name, text] of Object.entries(FILES)) expect(zipEntry(archive, name).toString()).toBe(text);
  });

  it('that is not there, or of something else, is an error', async () => {
    const archive = await archiveOf(FILES, true);
    expect(() => zipEntry(archive, 'helm')).toThrow('the archive has no helm');
    expect(() => zipEntry(Buffer.from('not a ZIP'), 'helm')).toThrow('not a ZIP archive');
  });
});
