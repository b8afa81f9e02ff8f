import { imagesOf, withStreamData } from '../pdf/pdf-streams.js';
import type { Logo } from './find-logo.js';
import type { CachedLogo, TrustedLogo } from './logo-cache.js';
import { holdsPattern } from './placeholder-pattern.js';

/** Compares two prints of one document, with the logo and with its placeholder. The logo is trusted only if swapping the images gives the same PDF, byte for byte. */
export function learnLogo(logo: Logo, placeholder: string, prints: { withLogo: Buffer; withPlaceholder: Buffer }): CachedLogo {
  const trusted: TrustedLogo = {
    state: 'trusted',
    placeholder,
    dictionaries: imagesOf(prints.withLogo).map(({ dictionary }) => dictionary),
    placeholderData: dataOf(prints.withPlaceholder),
    logoData: dataOf(prints.withLogo),
  };
  const isSafe =
    holdsPattern(logo, trusted.placeholderData) && withLogo(prints.withPlaceholder, trusted)?.equals(prints.withLogo);
  return isSafe ? trusted : { state: 'bypass' };
}

/** Replaces the placeholder in a PDF by the logo. Undefined if the PDF does not hold the untouched placeholder, or holds any other image. */
export function withLogo(pdf: Buffer, { dictionaries, placeholderData, logoData }: TrustedLogo): Buffer | undefined {
  const images = imagesOf(pdf);
  if (images.length !== logoData.length) return undefined;
  const replacements: { stream: (typeof images)[number]; data: Buffer }[] = [];
  for (const [index, stream] of images.entries()) {
    const data = logoData[index];
    const expected = placeholderData[index];
    if (!data || !expected?.equals(pdf.subarray(stream.dataStart, stream.dataEnd))) return undefined;
    if (stream.dictionary !== dictionaries[index]) return undefined;
    replacements.push({ stream, data });
  }
  return withStreamData(pdf, replacements);
}

function dataOf(pdf: Buffer): Buffer[] {
  // Copies: a view would keep the whole PDF in memory.
  return imagesOf(pdf).map(({ dataStart, dataEnd }) => Buffer.from(pdf.subarray(dataStart, dataEnd)));
}
