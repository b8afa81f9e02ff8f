import type { MarkedDocument, Printed, PrintingPage } from '../page/printing-page.js';
import { findLogo } from './find-logo.js';
import { learnLogo, withLogo } from './learn-logo.js';
import type { LogoCache } from './logo-cache.js';
import { placeholderFor, withPlaceholder } from './placeholder.js';

/** The same page, but a logo that the cache knows is neither decoded nor compressed again. Its PDFs are the same to the byte. */
export function withLogoCache(page: PrintingPage, cache: LogoCache): PrintingPage {
  return {
    print: (document, signal) => printWithCache(page, cache, document, signal),
    printArranged: (document, signal) => page.printArranged(document, signal),
    inspect: (document, expression, signal) => page.inspect(document, expression, signal),
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
      const pdf = withLogo(printed.pdf, cached);
      if (pdf) return { ...printed, pdf };
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
      const placeholder = printed.pageIsReusable ? placeholderFor(logo, printed.pdf) : undefined;
      // If learning it fails in any way, "learning" remains and nobody tries again.
      cache.set(logo, { state: placeholder ? 'learning' : 'bypass' });
      if (!placeholder) return printed;
      const { pdf } = await page.print(withPlaceholder(document, logo, placeholder), signal);
      cache.set(logo, learnLogo(logo, placeholder, { withLogo: printed.pdf, withPlaceholder: pdf }));
      return printed;
    }
  }
}
