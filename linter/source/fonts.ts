import { basename } from 'node:path';
import { documentFonts } from '#service/templates/fonts/document-fonts.js';
import { fontFamilies, fontNames } from '#service/templates/fonts/fonts.js';

/** The font families of documents. */
export interface Fonts {
  /** The weights of each family, by its name. */
  families: ReadonlyMap<string, readonly number[]>;
  /** The first characters of a text that no font covers, as `U+13A0`; null when it can be printed. */
  uncovered(text: string): string[] | null;
}

let fonts: Fonts | undefined;

/** The fonts of all documents, read once because that is slow. */
export function fontsOfDocuments(): Fonts {
  return (fonts ??= readFonts());
}

function readFonts(): Fonts {
  const { coverage } = documentFonts();
  const weights = fontFamilies().map((directories) => directories.map((one) => Number.parseInt(basename(one), 10)));
  return {
    families: new Map(fontNames.map((name, index) => [name, weights[index] ?? []])),
    uncovered(text) {
      const gap = coverage.nextGap(text);
      return gap && gap.codePoints.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    },
  };
}
