import type { MarkedDocument, Printed } from '../page/print-page.js';
import { learn, onlyImageOf, type StandIns, standInFor, withImage, withStandIn } from './stand-ins.js';

/** A page as far as this story needs it. */
interface Page {
  print(document: MarkedDocument, signal: AbortSignal): Promise<Printed>;
}

/**
 * Prints a document, with a stand-in for its image where that image is known. An image is learnt when it comes for the second time, by one more print: most callers use
 * few logos often, and those who use each once pay nothing.
 */
export async function printWithStandIn(
  page: Page,
  document: MarkedDocument,
  standIns: StandIns,
  signal: AbortSignal,
): Promise<Printed> {
  const image = onlyImageOf(document.html);
  const known = image && standIns.of(image);
  if (!image || known?.state === 'refused' || known?.state === 'learning') return page.print(document, signal);
  if (known?.state === 'trusted') {
    const printed = await page.print(withStandIn(document, image, known.standIn), signal);
    const pdf = withImage(printed.pdf, known);
    if (pdf) return { ...printed, pdf };
    // This document shows the image in another way, perhaps filtered: from now on it is printed as it is.
    standIns.set(image, { state: 'refused' });
    return page.print(document, signal);
  }
  const printed = await page.print(document, signal);
  if (known?.state === 'new') {
    standIns.set(image, { state: 'seen' });
    return printed;
  }
  const standIn = standInFor(image, printed.pdf);
  // Until it is learnt, and should that fail in any way, nobody tries again.
  standIns.set(image, { state: standIn && printed.pageIsReusable ? 'learning' : 'refused' });
  if (!standIn || !printed.pageIsReusable) return printed;
  const printedStandIn = await page.print(withStandIn(document, image, standIn), signal);
  standIns.set(image, learn(image, standIn, { image: printed.pdf, standIn: printedStandIn.pdf }));
  return printed;
}
