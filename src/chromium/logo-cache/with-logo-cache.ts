import { finishPdf } from '../../finish/index.js';
import type { MarkedDocument, Printed, PrintingPage } from '../page/printing-page.js';
import { findLogo, type Logo } from './find-logo.js';
import type { CachedLogo, LogoCache } from './logo-cache.js';
import { placeholderFor, withPlaceholder } from './placeholder.js';
import { holdsPattern } from './placeholder-pattern.js';
import { imagesOf, type TrustedLogo, withLogo } from './printed-images.js';

/** The same page, but a logo that the cache knows is neither decoded nor compressed again. Its PDFs are the same to the byte. */
export function withLogoCache(page: PrintingPage, cache: LogoCache): PrintingPage {
  return {
    print: (document, signal) => printWithCache(page, cache, document, signal),
    askBrowser: () => page.askBrowser(),
  };
}

/** A logo is learnt when it comes for the second time, by one more print: most callers use few logos often, and a logo that is used once costs nothing. */
async function printWithCache(
  page: PrintingPage,
  cache: LogoCache,
  document: MarkedDocument,
  signal: AbortSignal,
): Promise<Printed> {
  const logo = findLogo(document.html);
  if (!logo) return page.print(document, signal);
  const cached = cache.get(logo);
  switch (cached.state) {
    case 'bypass':
    case 'learning':
      return page.print(document, signal);
    case 'trusted': {
      const printed = await page.print(withPlaceholder(document, logo, cached.placeholder), signal);
      const whole = withLogo(printed, cached);
      if (whole) return whole;
      // This document shows the logo in another way, perhaps filtered: from now on it is printed as it is.
      cache.set(logo, { state: 'bypass' });
      return page.print(document, signal);
    }
    case 'new': {
      const printed = await page.print(document, signal);
      cache.set(logo, { state: 'seen' });
      return printed;
    }
    case 'seen': {
      const printed = await page.print(document, signal);
      const placeholder = printed.pageIsReusable ? placeholderFor(logo, printed.bytes) : undefined;
      // If learning it fails in any way, "learning" remains and nobody tries again.
      cache.set(logo, { state: placeholder ? 'learning' : 'bypass' });
      if (!placeholder) return printed;
      const other = await page.print(withPlaceholder(document, logo, placeholder), signal);
      cache.set(logo, await learnLogo(logo, placeholder, printed, other));
      return printed;
    }
  }
}

/** Compares two prints of one document, with the logo and with its placeholder. The logo is trusted only if putting it in gives the same finished PDF, byte for byte. */
async function learnLogo(logo: Logo, placeholder: string, printed: Printed, other: Printed): Promise<CachedLogo> {
  const expected = imagesOf(other.bytes);
  const trusted: TrustedLogo = {
    state: 'trusted',
    placeholder,
    // Copies: a view would keep the whole PDF in memory.
    expected: expected.map(({ dictionary, data }) => ({ dictionary, data: Buffer.from(data) })),
    logo: imagesOf(printed.bytes).map(({ data }) => Buffer.from(data)),
  };
  const isUntouched = holdsPattern(
    logo,
    trusted.expected.map(({ data }) => data),
  );
  const whole = isUntouched ? withLogo(other, trusted) : undefined;
  if (!whole) return { state: 'bypass' };
  const date = { date: new Date(0), utcOffsetMinutes: 0 };
  const [one, another] = await Promise.all([finishPdf(printed, { date }), finishPdf(whole, { date })]);
  return one.bytes.equals(another.bytes) ? trusted : { state: 'bypass' };
}
