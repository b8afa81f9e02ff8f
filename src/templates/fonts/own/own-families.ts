import type { FontFile } from '../../manifest.js';
import type { FontWidths } from '../font-widths.js';
import type { OwnFont } from './own-font.js';

/** One font of a family of a template. */
export interface OwnFace extends FontFile {
  font: OwnFont;
}

/** The families that a template brings, by their names. */
export type OwnFamilies = ReadonlyMap<string, readonly OwnFace[]>;

/** Everything but the figures 0 to 9. */
const WITHOUT_FIGURES = 'unicode-range:U+0-2F,U+3A-10FFFF;';

/** The widths of all documents, and those of these families. */
export function withOwnWidths(widths: FontWidths, families: OwnFamilies): FontWidths {
  if (families.size === 0) return widths;
  const all = widths.copy();
  for (const [name, faces] of families) {
    for (const { weight, style, font } of faces) {
      if (style !== 'normal') continue;
      const visit = all.add(name, weight, (codePoint) => font.advances.get(codePoint) ?? 0);
      for (const codePoint of font.advances.keys()) visit(codePoint, codePoint);
    }
  }
  return all;
}

/** The `@font-face` rules of the families that a stylesheet names. Others would only make the document longer. */
export function fontFaces(families: OwnFamilies, styles: string): string {
  return [...families]
    .filter(([name]) => styles.includes(name))
    .flatMap(([name, faces]) => faces.map((face) => fontFace(name, face)))
    .join('\n');
}

function fontFace(name: string, { weight, style, figures, font }: OwnFace): string {
  const range = figures ? '' : WITHOUT_FIGURES;
  return `@font-face{font-family:'${name}';font-weight:${weight};font-style:${style};${range}src:url(${font.dataUrl}) format('woff2')}`;
}
