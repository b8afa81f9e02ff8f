import { DocumentRefusedError } from '../errors.js';
import { documentTextsExpression } from './document-text.js';

/** The state of the document on a page. */
export interface DocumentState {
  url: string;
  /** The marker on the html element, and how many elements carry one. */
  marker: string | null;
  markers: number;
  /** The document, its styles, fonts and images are loaded. */
  loaded: boolean;
  /** Images that will never show. */
  brokenImages: number;
  /** Fonts of the document's own, in data: URLs, that cannot be used: `Brand Sans 600`. Its text would be set in another font. */
  brokenFonts: string[];
  /** The document has `<meta http-equiv>`. Some of these, such as a content policy, stay in force on the page after the document is gone. */
  givesOrders: boolean;
  /** The texts that it shows, judged by its elements alone. Empty before it is loaded, or if not asked for. */
  texts: string[];
}

/**
 * Evaluates to the JSON of a `DocumentState`. It calls the prototypes' own getters: an element such as `<form name="documentElement">` hides the property of that
 * name on `document`.
 */
export function documentStateExpression(withTexts: boolean): string {
  return `(() => {
  const get = (name) => Object.getOwnPropertyDescriptor(Document.prototype, name).get.call(document);
  const all = (selector) => Document.prototype.querySelectorAll.call(document, selector);
  const images = Array.from(all('img'));
  const loaded = get('readyState') === 'complete' && get('fonts').status === 'loaded' && images.every((image) => image.complete);
  return JSON.stringify({
    url: location.href,
    marker: Element.prototype.getAttribute.call(get('documentElement'), 'data-render'),
    markers: all('[data-render]').length,
    loaded,
    brokenImages: images.filter((image) => image.complete && image.naturalWidth === 0).length,
    brokenFonts: Array.from(get('fonts')).filter(({ status }) => status === 'error').map(({ family, weight }) => family + ' ' + weight),
    givesOrders: all('meta[http-equiv]').length > 0,
    texts: ${withTexts ? `loaded ? ${documentTextsExpression('likely')} : []` : '[]'},
  });
})()`;
}

/** Checks that all images and fonts of a document can be shown. @throws DocumentRefusedError */
export function checkShown(state: DocumentState): void {
  if (state.brokenImages > 0) throw new DocumentRefusedError(brokenImages(state.brokenImages));
  const [brokenFont] = state.brokenFonts;
  if (brokenFont !== undefined) throw new DocumentRefusedError(`the font ${brokenFont} of the document cannot be used`);
}

function brokenImages(count: number): string {
  return count === 1 ? 'an image of the document cannot be shown' : `${count} images of the document cannot be shown`;
}
