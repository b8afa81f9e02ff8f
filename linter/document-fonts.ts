import { basename } from 'node:path';
import { documentFonts as sharedFonts, fontFamilies, fontNames } from '#service/templates/index.js';
import type { Fonts } from './template-package.js';

let fonts: Fonts | undefined;

/** The fonts of all documents; read once, as that takes a while. */
export function documentFonts(): Fonts {
  return (fonts ??= readFonts());
}

function readFonts(): Fonts {
  const directories = fontFamilies();
  const { coverage } = sharedFonts();
  const weights = directories.map((weightDirectories) => weightDirectories.map((one) => Number.parseInt(basename(one), 10)));
  return {
    families: new Map(fontNames.map((name, index) => [name, weights[index] ?? []])),
    uncovered(text) {
      const gap = coverage.nextGap(text);
      return gap && gap.codePoints.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    },
  };
}

/** How wide their glyphs are. */
export function documentWidths(): ReturnType<typeof sharedFonts>['widths'] {
  return sharedFonts().widths;
}
