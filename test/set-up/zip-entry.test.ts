import { describe, expect, it } from '@jest/globals';
import { zipEntry } from '../../scripts/set-up/zip-entry.mjs';
import { writeZip } from '../../src/archive/write-zip.js';

async function archiveOf(files: Record<string, string>, compress: boolean): Promise<Buffer> {
  const date = new Date('2026-11-30T00:00:00Z');
  const entries = Object.entries(files).map(([name, text]) => {
    const content = Buffer.from(text);
    return { name, content, byteLength: content.length, compress, date };
  });
  const chunks: Buffer[] = [];
  for await (const chunk of writeZip(entries)) chunks.push(chunk as Buffer);
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
