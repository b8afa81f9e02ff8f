import { expect } from '@jest/globals';
import type { PdfFacts } from './pdf-facts.js';

// What tests say of a PDF: `await expect(pdf).toShow('£1,188.84')`, with the `expect` of this module.

export { expect };

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    /** The PDF is clean (`expectCleanPdf`) and has so many pages. */
    toHavePages(count: number): Promise<void>;
    /** The PDF is clean, and one of its pages shows the text. */
    toShow(text: string): Promise<void>;
    /** The PDF is clean, and the text of each page is this and nothing else. */
    toShowExactly(...pages: string[]): Promise<void>;
  }
}

/** As much of a page as a message repeats. */
const MOST_CHARACTERS = 1000;

expect.extend({
  async toHavePages(pdf: unknown, count: number) {
    const facts = await factsOf(pdf);
    const message = `the PDF has ${pagesIn(facts.pages)}, not ${count}`;
    return outcome(facts, facts.pages === count, message, `the PDF has ${pagesIn(count)}`);
  },

  async toShow(pdf: unknown, text: string) {
    const facts = await factsOf(pdf);
    const isShown = facts.text.some((page) => page.includes(text));
    return outcome(facts, isShown, `the PDF does not show "${text}"`, `the PDF shows "${text}"`);
  },

  async toShowExactly(pdf: unknown, ...pages: string[]) {
    const facts = await factsOf(pdf);
    const isSame = facts.text.length === pages.length && facts.text.every((page, index) => page === pages[index]);
    const expected = `exactly ${JSON.stringify(pages)}`;
    return outcome(facts, isSame, `the PDF does not show ${expected}`, `the PDF shows ${expected}`);
  },
});

/** PDF.js and qpdf are loaded only when the first PDF is looked at. */
async function factsOf(pdf: unknown): Promise<PdfFacts> {
  if (!(pdf instanceof Uint8Array)) throw new TypeError(`a PDF is bytes, not ${typeof pdf}`);
  const { expectCleanPdf } = await import('./clean-pdf.js');
  return await expectCleanPdf(pdf);
}

function outcome({ text }: PdfFacts, pass: boolean, failed: string, passed: string) {
  const shown = text.map((page, index) => `Page ${index + 1}:\n${shortened(page)}`).join('\n\n');
  return { pass, message: () => `${pass ? passed : failed}. It shows:\n\n${shown}` };
}

function shortened(page: string): string {
  return page.length > MOST_CHARACTERS ? `${page.slice(0, MOST_CHARACTERS)} …` : page;
}

function pagesIn(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}
