import Handlebars from 'handlebars';
import { imageInElement } from '../../images/image-names.js';
import type { OwnImages } from '../../images/own-image.js';
import { type HelperCall, shown } from './helper-call.js';

const PIXELS_OF_MM = 96 / 25.4;
/** The length of A4, in millimetres. */
const MOST = 297;

/** `{{image "seal.png" label="…" width=30}}`: an image of the template, in millimetres. Its other side follows. */
export function imageHelper(images: OwnImages, call: HelperCall, name: unknown): Handlebars.SafeString {
  const image = typeof name === 'string' ? images.get(name) : undefined;
  if (typeof name !== 'string' || !image) return call.refuse(`takes the name of a file in images/, not ${shown(name)}`);
  const label = call.option('label');
  if (typeof label !== 'string') {
    return call.refuse(`needs label=…, a text that says what the image shows, or label="" for decoration, not ${shown(label)}`);
  }
  const { width, height } = sizeFor(call, image);
  const size = `width="${pixels(width)}" height="${pixels(height)}"`;
  return new Handlebars.SafeString(
    `<img class="image" alt="${Handlebars.escapeExpression(label)}" ${size} ${imageInElement(name)}>`,
  );
}

function sizeFor(call: HelperCall, image: { width: number; height: number }): { width: number; height: number } {
  const [width, height] = [millimetres(call, 'width'), millimetres(call, 'height')];
  if (width !== undefined && height === undefined) return { width, height: (width * image.height) / image.width };
  if (height !== undefined && width === undefined) return { width: (height * image.width) / image.height, height };
  return call.refuse('needs either width=… or height=… in millimetres: the other follows from the image');
}

function millimetres(call: HelperCall, name: string): number | undefined {
  const value = call.option(name);
  if (value === undefined || (typeof value === 'number' && value >= 1 && value <= MOST)) return value;
  return call.refuse(`${name} is a number of millimetres from 1 to ${MOST}, not ${shown(value)}`);
}

function pixels(length: number): string {
  return String(Math.round(length * PIXELS_OF_MM * 100) / 100);
}
