import type { OwnFace } from '#service/templates/fonts/own/own-families.js';
import type { Place } from '#service/templates/read/faults.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import type { Rule } from '../rule.js';

const FIGURES = Array.from({ length: 10 }, (_, figure) => 0x30 + figure);
/** In em. Less is not seen. */
const SAME = 0.002;
/** What the designs set in bold has this weight. */
const BOLD = 600;

/** Fonts of a template that do not do what all fonts of documents do. */
export const ownFont: Rule = {
  name: 'own-font',
  severity: 'warning',
  catches:
    'a font of the template whose figures have different widths, so that columns do not line up; a family of the template without a bold file',
  check({ reading }, report) {
    for (const [family, faces] of reading.ownFiles.families) {
      for (const face of faces) {
        const widths = face.figures ? figureWidths(face) : [];
        const [narrow, wide] = [Math.min(...widths), Math.max(...widths)];
        const place = placeOf(reading, family, face);
        if (place === null || widths.length === 0 || wide - narrow <= SAME) continue;
        report(
          place,
          `the figures of ${face.file} have widths from ${narrow.toFixed(2)} to ${wide.toFixed(2)} em: columns of amounts do not line up`,
          'use a file whose figures are tabular, or write "figures": false to take them from Noto Sans',
        );
      }
      const place = placeOf(reading, family);
      if (place !== null && !faces.some(({ weight }) => weight >= BOLD))
        report(
          place,
          `"${family}" has no bold file: totals and heads look like other text`,
          'add a file with a weight of 600 or 700',
        );
    }
  },
};

function figureWidths({ font: { advances } }: OwnFace): number[] {
  return FIGURES.flatMap((figure) => advances.get(figure) ?? []);
}

/** Where the manifest declares a family or one of its files. */
function placeOf({ lineage }: TemplateReading, family: string, face?: OwnFace): Place | null {
  const layer = lineage.layers.findLast(({ manifest }) => Object.hasOwn(manifest.own.fontFiles, family));
  const index = layer?.manifest.own.fontFiles[family]?.findIndex(({ file }) => file === face?.file) ?? -1;
  return layer?.manifest.placeOf(['fontFiles', family, ...(index < 0 ? [] : [index])]) ?? null;
}
