import { suggestion } from '../../../text/nearest-name.js';
import { IMAGES_IN_STYLES } from '../../images/image-names.js';
import { type OwnImage, type OwnImages, readOwnImage } from '../../images/own-image.js';
import { imageCalls } from '../../render/helpers/image-calls.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt } from '../faults.js';
import { filesOf, type Lineage } from '../lineage.js';
import { rangeOf, type TemplatePart } from '../parts/template-part.js';
import type { SourceText } from '../source-text.js';
import { withoutComments } from '../styles/stylesheet.js';
import { oncePerFile } from './once-per-file.js';

const FOLDER = 'images/';

const imageIn = oncePerFile(readOwnImage);

/** The names of the images of a template, those that it inherits included. */
export function imageNames(lineage: Lineage): string[] {
  return [...filesOf(lineage).keys()].filter((name) => name.startsWith(FOLDER)).map((name) => name.slice(FOLDER.length));
}

/** The images of a template. One that cannot be used is left out and noted. */
export function readOwnImages(lineage: Lineage): { images: OwnImages; faults: TemplateFault[] } {
  const files = filesOf(lineage);
  const images = new Map<string, OwnImage>();
  const faults: TemplateFault[] = [];
  for (const name of imageNames(lineage)) {
    const file = files.get(FOLDER + name);
    if (!file) continue;
    const { made, faults: found } = imageIn(file);
    faults.push(...found);
    if (made) images.set(name, made);
  }
  return { images, faults };
}

/** The width of an image, divided by its height. */
export function ratioOf(image: OwnImage | undefined): number {
  return image ? image.width / image.height : 1;
}

/** Images that a stylesheet or a part names, but the template does not have. */
export function unknownImages(
  names: readonly string[],
  stylesheets: readonly SourceText[],
  parts: Iterable<TemplatePart>,
): TemplateFault[] {
  const inStyles = stylesheets.flatMap((text) =>
    [...withoutComments(text.text).matchAll(IMAGES_IN_STYLES)].map(({ index, groups }) => ({
      text,
      offset: index,
      name: groups?.['name'] ?? '',
    })),
  );
  const inParts = [...parts].flatMap(({ text, program }) =>
    program ? imageCalls(program).map(({ name, loc }) => ({ text, offset: rangeOf(text, loc).start, name })) : [],
  );
  return [...inStyles, ...inParts]
    .filter(({ name }) => !names.includes(name))
    .map(({ name, ...place }) =>
      faultAt(place, 'service-refuses', `there is no image "${name}" in ${FOLDER}${hintFor(name, names)}`),
    );
}

function hintFor(name: string, names: readonly string[]): string {
  return names.length === 0 ? ', which is empty or missing' : suggestion(name, names);
}
