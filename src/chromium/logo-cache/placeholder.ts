import type { MarkedDocument } from '../page/printing-page.js';
import type { Logo } from './find-logo.js';
import { patternPng } from './placeholder-pattern.js';
import { imagesOf } from './printed-images.js';

/**
 * A cheap image of the same size and transparency as the logo, as a data: URL.
 * @param pdf a print with the logo
 * @returns undefined if the PDF does not show exactly one image
 */
export function placeholderFor(logo: Logo, pdf: Buffer): string | undefined {
  const images = imagesOf(pdf);
  const isTransparent = images.some(({ dictionary }) => dictionary.includes('/SMask'));
  if (images.length !== (isTransparent ? 2 : 1)) return undefined;
  return `data:image/png;base64,${patternPng(logo, isTransparent).toString('base64')}`;
}

/** The document with the placeholder instead of its logo. Its marker is another one, as it is another document. */
export function withPlaceholder(document: MarkedDocument, logo: Logo, placeholder: string): MarkedDocument {
  const marker = `${document.marker}-placeholder`;
  const html = document.html
    .replace(logo.url, placeholder)
    .replace(` data-render="${document.marker}"`, ` data-render="${marker}"`);
  return { ...document, html, marker };
}
