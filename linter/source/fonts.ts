import { basename } from 'node:path';
import { documentFonts } from '#service/templates/fonts/document-fonts.js';
import { withOwnCoverage } from '#service/templates/fonts/own/own-coverage.js';
import type { OwnFamilies } from '#service/templates/fonts/own/own-families.js';
import { fontFamilies, fontNames } from '#service/templates/fonts/fonts.js';

/** The font families of documents. */
export interface Fonts {
  /** The weights of each family, by its name. */
  families: ReadonlyMap<string, readonly number[]>;
  /** The first characters of a text that no font covers, as `U+13A0`; null when it can be printed. */
  uncovered(text: string): string[] | null;
}

/** The fonts of all documents, and those that a template brings. */
export function fontsOf(own: OwnFamilies): Fonts {
  const coverage = withOwnCoverage(documentFonts().coverage, own);
  const weights = fontFamilies().map((directories) => directories.map((one) => Number.parseInt(basename(one), 10)));
  return {
    families: new Map([
      ...fontNames.map((name, index) => [name, weights[index] ?? []] as const),
      ...[...own].map(([name, faces]) => [name, faces.map(({ weight }) => weight)] as const),
    ]),
    uncovered(text) {
      const gap = coverage.nextGap(text);
      return gap && gap.codePoints.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    },
  };
}
