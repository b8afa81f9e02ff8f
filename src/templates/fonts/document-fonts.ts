import { basename, dirname } from 'node:path';
import { readAdvances } from './font-advances.js';
import { FontCoverage } from './font-coverage.js';
import { FontWidths } from './font-widths.js';
import { fontFamilies, fontNames } from './fonts.js';

/** Coverage and widths of the fonts of all documents. */
export interface DocumentFonts {
  coverage: FontCoverage;
  widths: FontWidths;
}

let loaded: DocumentFonts | undefined;

/** Reading the fonts takes a tenth of a second, and they do not change while a process runs. @throws Error when a font cannot be read */
export function documentFonts(): DocumentFonts {
  return (loaded ??= readFonts());
}

function readFonts(): DocumentFonts {
  const widths = new FontWidths();
  const coverage = new FontCoverage(fontFamilies(), (family, path, tables) =>
    widths.add(fontNames[family] ?? '', weightOf(path), readAdvances(tables)),
  );
  return { coverage, widths };
}

/** Each weight has its own directory: `600SemiBold`. */
function weightOf(path: string): number {
  return Number.parseInt(basename(dirname(path)), 10);
}
