import { readPrintedDocument } from '../../../src/chromium/printed-text/printed-document.js';
import { collisions, textBoxes } from '../../harness/pdf/text-boxes.js';

/** The room at the foot of a page that text must leave free, in points. */
const leastFoot = 28;

/** What is wrong on the pages of a PDF, as Chromium printed it and finished. A text that is cut off never gets so far: the service refuses to print it. */
export async function pageFaults({ raw, pdf }: { raw: Buffer; pdf: Buffer }): Promise<string[]> {
  const { pageEnds, tables } = await readPrintedDocument(raw);
  const pages = await textBoxes(pdf);
  const faults = pages.flatMap((page, at) => collisions(page).map((texts) => `page ${at + 1}: ${texts} overlap`));
  for (const [at, end] of pageEnds.entries()) {
    const height = pages[at]?.height ?? 0;
    if (end === 0) faults.push(`page ${at + 1} is blank`);
    if (end * height > height - leastFoot) faults.push(`page ${at + 1} reaches into its foot`);
  }
  for (const page of tables.bareHeads()) faults.push(`page ${page} has the head of a table without a row`);
  if (tables.hasLonely()) faults.push('the totals or the place to sign stand alone');
  return faults;
}
