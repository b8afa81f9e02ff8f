import { suggestion } from '../../../text/nearest-name.js';
import type { OwnFace, OwnFamilies } from '../../fonts/own/own-families.js';
import { readOwnFont } from '../../fonts/own/own-font.js';
import type { FontFile, TemplateManifest } from '../../manifest.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, faultOfFile } from '../faults.js';
import { filesOf, type Layer, leafOf, type Lineage } from '../lineage.js';
import { MANIFEST } from '../template-files.js';
import { oncePerFile } from './once-per-file.js';

const FOLDER = 'fonts/';

const fontIn = oncePerFile(readOwnFont);

/** The fonts of a template, those that it inherits included, by the names of their families. A file that cannot be used is left out and noted. */
export function readOwnFonts(
  lineage: Lineage,
  { fontFiles }: TemplateManifest,
): { families: OwnFamilies; faults: TemplateFault[] } {
  const files = filesOf(lineage);
  const present = [...files.keys()].filter((name) => name.startsWith(FOLDER)).map((name) => name.slice(FOLDER.length));
  const faults: TemplateFault[] = [];
  const families = new Map<string, OwnFace[]>();
  // A font that nothing declares is checked too: somebody will declare it.
  for (const name of present) {
    const file = files.get(FOLDER + name);
    if (file) faults.push(...fontIn(file).faults);
  }
  for (const [family, declared] of Object.entries(fontFiles)) {
    const faces = declared.flatMap((face, index): OwnFace[] => {
      const file = files.get(FOLDER + face.file);
      const font = file && fontIn(file).made;
      if (!file) faults.push(missing(lineage, family, index, face, present));
      return font ? [{ ...face, font: face.figures ? font : withoutFigures(font) }] : [];
    });
    if (faces.length > 0) families.set(family, faces);
  }
  return { families, faults };
}

function withoutFigures(font: OwnFace['font']): OwnFace['font'] {
  const advances = [...font.advances].filter(([codePoint]) => codePoint < 0x30 || codePoint > 0x39);
  return { ...font, advances: new Map(advances) };
}

function missing(lineage: Lineage, family: string, index: number, { file }: FontFile, present: readonly string[]): TemplateFault {
  const layer: Layer =
    lineage.layers.findLast(({ manifest }) => Object.hasOwn(manifest.own.fontFiles, family)) ?? leafOf(lineage);
  const hint = present.length === 0 ? '; that folder is empty or missing' : suggestion(file, present);
  const message = `"fontFiles.${family}[${index}].file" names "${file}", which is not in ${FOLDER}${hint}`;
  const place = layer.manifest.placeOf(['fontFiles', family, index, 'file']);
  return place ? faultAt(place, 'service-refuses', message) : faultOfFile(`${layer.name}/${MANIFEST}`, message);
}
