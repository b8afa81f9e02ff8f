import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fontConfig } from '../../src/chromium/fonts/font-config.js';
import { readFontFamily } from '../../src/chromium/fonts/font-family.js';
import { listFontFiles } from '../../src/chromium/fonts/font-files.js';
import { fonts, interDirectory } from './fixtures.js';

const { resolve } = createRequire(import.meta.url);

describe('listFontFiles', () => {
  it('lists files and the fonts below directories, each once, in order', async () => {
    const [regular = '', bold = ''] = fonts;
    expect(await listFontFiles([bold, regular, bold])).toEqual([bold, regular]);
    const all = await listFontFiles([join(interDirectory, '400Regular'), interDirectory]);
    expect(all[0]).toBe(regular);
    expect(all.filter((path) => path === regular)).toHaveLength(1);
    expect(all).toHaveLength(18);
  });

  it('refuses a list without a font, and names a path that does not exist', async () => {
    await expect(listFontFiles([])).rejects.toThrow('holds no font');
    await expect(listFontFiles(['/nowhere'])).rejects.toThrow('/nowhere');
  });
});

describe('readFontFamily', () => {
  it.each([
    ['@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', 'Inter'],
    ['@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf', 'Inter'],
    ['@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf', 'Noto Sans Arabic'],
    ['@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf', 'Noto Sans JP'],
  ])('reads %s', async (file, family) => {
    const [scope = '', name = '', ...rest] = file.split('/');
    expect(await readFontFamily(join(dirname(resolve(`${scope}/${name}/package.json`)), ...rest))).toBe(family);
  });

  it('names the file that is no font', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'fonts-'));
    try {
      for (const [index, content] of ['', 'not a font at all, but text', '\0\x01\0\0\0\0'.repeat(20)].entries()) {
        const path = join(directory, `${index}.ttf`);
        writeFileSync(path, content);
        await expect(readFontFamily(path)).rejects.toThrow(`${path} is not a usable font`);
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('fontConfig', () => {
  it('knows the given directory only, and maps generic families to the families in order', () => {
    const xml = fontConfig({
      fontDirectory: '/private/a & b',
      cacheDirectory: '/private/cache',
      families: ['Inter', 'Noto Sans JP'],
    });
    expect(xml.match(/<dir>.*<\/dir>/g)).toEqual(['<dir>/private/a &amp; b</dir>']);
    expect(xml).toContain('<cachedir>/private/cache</cachedir>');
    expect(xml).not.toContain('<include');
    for (const generic of ['sans-serif', 'serif', 'monospace']) {
      expect(xml).toContain(`<family>${generic}</family><prefer><family>Inter</family><family>Noto Sans JP</family></prefer>`);
    }
  });
});
