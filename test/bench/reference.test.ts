import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FROZEN_LENGTHS, frozenDocument } from '../../bench/reference/documents.mjs';
import { frozenFonts, installFrozenFonts } from '../../bench/reference/fonts.mjs';

describe('the frozen documents', () => {
  it.each(FROZEN_LENGTHS)('of %d lines are what the service sent when they were frozen', (lines) => {
    const { view, html, sent } = frozenDocument(lines);
    expect(view.lines.items).toHaveLength(lines);
    expect(html.match(/<td class="figure total">/g)).toHaveLength(lines);
    // frozenDocument has compared its SHA-256; the style is all that the service added.
    expect(sent.replace('<style media="screen">html{display:none!important}</style>', '')).toBe(html);
  });

  it('are held for the lengths that the targets name', () => {
    expect(FROZEN_LENGTHS).toEqual(expect.arrayContaining([20, 200, 2000, 10_000]));
  });

  it('are refused once they differ', () => {
    expect(() => frozenDocument(20, { 20: '0'.repeat(64) })).toThrow(
      /^the reference document of 20 lines is no longer the one that was frozen/,
    );
  });
});

describe('the frozen fonts', () => {
  let folder = '';
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'invoice-press-test-fonts-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('are all there, byte for byte', async () => {
    const fonts = await frozenFonts();
    expect(fonts).toHaveLength(34);
    expect(fonts[0]).toMatch(/Inter_400Regular\.ttf$/);
  });

  it('are refused when one is missing', async () => {
    await expect(frozenFonts({ 'fonts/A.ttf': '0'.repeat(64) }, folder)).rejects.toThrow(
      'the font fonts/A.ttf is missing; the reference prints with the fonts that were frozen: keep their packages in devDependencies',
    );
  });

  it('are refused when one differs', async () => {
    await mkdir(join(folder, 'fonts'));
    await writeFile(join(folder, 'fonts/A.ttf'), 'another font');
    await expect(frozenFonts({ 'fonts/A.ttf': '0'.repeat(64) }, folder)).rejects.toThrow(
      'the font fonts/A.ttf has other bytes than the frozen one',
    );
  });

  it('are all that Chromium sees', async () => {
    await writeFile(join(folder, 'A.ttf'), 'A');
    await writeFile(join(folder, 'B.ttf'), 'B');
    const reachable = async (font: string) => font.endsWith('A.ttf');
    const file = await installFrozenFonts(folder, [join(folder, 'A.ttf'), join(folder, 'B.ttf')], undefined, reachable);
    const text = await readFile(file, 'utf8');
    expect(text.match(/<dir>[^<]*/g)).toEqual([`<dir>${folder}/reference-fonts`]);
    expect(text).not.toContain('<include');
    expect(await readFile(join(folder, 'reference-fonts/0-A.ttf'), 'utf8')).toBe('A');
    expect(await readFile(join(folder, 'reference-fonts/1-B.ttf'), 'utf8')).toBe('B');
  });
});
