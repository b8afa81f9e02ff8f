import { fontFaces, type OwnFamilies } from '../fonts/own/own-families.js';
import { IMAGES_IN_ELEMENTS, IMAGES_IN_STYLES } from '../images/image-names.js';
import type { OwnImages } from '../images/own-image.js';

/** The fonts and images that a template brings. */
export interface OwnFiles {
  families: OwnFamilies;
  images: OwnImages;
}

const STYLE = '<style>';
const STYLE_END = '</style>';

/**
 * Puts the fonts and images of a template into a finished document, as data: addresses. Texts of the document are never taken for the name of an image: in them,
 * quotes are escaped.
 */
export function withOwnFiles(html: string, { families, images }: OwnFiles): string {
  if (families.size === 0 && images.size === 0) return html;
  const start = html.indexOf(STYLE) + STYLE.length;
  const end = html.indexOf(STYLE_END, start);
  if (start < STYLE.length || end === -1) return html;
  const styles = html.slice(start, end);
  const faces = fontFaces(families, styles);
  return `${html.slice(0, start)}${faces}${withImages(styles, images)}${inElements(html.slice(end), images)}`;
}

function withImages(styles: string, images: OwnImages): string {
  return styles.replaceAll(IMAGES_IN_STYLES, (found, _quote, name: string) => {
    const image = images.get(name);
    return image ? `url(${image.dataUrl})` : found;
  });
}

function inElements(html: string, images: OwnImages): string {
  return html.replaceAll(IMAGES_IN_ELEMENTS, (found, name: string) => {
    const image = images.get(name);
    return image ? `src="${image.dataUrl}"` : found;
  });
}
