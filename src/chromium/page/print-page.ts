import type { Page } from 'puppeteer-core';
import { checkOpening } from './document-opening.js';
import { policyDocument, policyProbe, policyProbeExpression, withContentPolicy } from './content-policy.js';
import { checkShown, documentStateExpression, type DocumentState } from './document-state.js';
import { documentTextsExpression } from './document-text.js';
import { unlessAborted } from '../deadline.js';
import { DocumentRefusedError } from '../errors.js';
import type { PageSession } from './page-session.js';
import { laidOutOnce, printWindow, usualWindow } from './laid-out-once.js';
import { leftItsPage, watchNavigation, type NavigationWatch } from './navigation-watch.js';
import { goOffline } from './go-offline.js';
import { pdfOptions } from './pdf-options.js';
import { readChecked } from './read-checked.js';
import type { NetworkLayers } from '../network-layers.js';
import type { ArrangedDocument, Inspected, MarkedDocument, Printed, PrintedPart, PrintingPage } from './printing-page.js';
import { mayCarrySums, withCarriedSums } from './carry-sums.js';
import {
  bestPass,
  bottomArea,
  mayBePrintedAgain,
  pageShape,
  passExpression,
  savedByTighter,
  type Pass,
  type PassName,
  type Wanted,
} from './passes.js';
import { readPrintedDocument } from '../printed-text/printed-document.js';
import { checkPdf } from './check-pdf.js';

const millisecondsBetweenLooks = 5;
const stateExpression = documentStateExpression(false);
const stateAndTextsExpression = documentStateExpression(true);

/**
 * A warm page that prints one document after the other. It has no scripts and no network, is under the content policy, and never leaves about:blank. Each document replaces
 * the whole one before. After a document that could leave something behind, the page is not used again.
 */
export class PrintPage implements PrintingPage {
  readonly page: Page;
  readonly #session: PageSession;
  readonly #frameId: string;
  readonly #watch: NavigationWatch;
  readonly #crash = new AbortController();
  #policyStays = false;

  private constructor(page: Page, session: PageSession, frameId: string) {
    this.page = page;
    this.#session = session;
    this.#frameId = frameId;
    this.#watch = watchNavigation(session);
    // A crashed renderer answers nothing: without this, the print would wait for its deadline.
    const crashed = (): void => this.#crash.abort(new Error('the page crashed'));
    session.on('Inspector.targetCrashed', crashed);
    page.on('error', crashed);
  }

  /** Makes a blank page of Puppeteer ready to print. @param session of its own, which nobody else uses */
  static async prepare(page: Page, session: PageSession, layers: NetworkLayers): Promise<PrintPage> {
    await session.send('Page.enable');
    await session.send('Emulation.setDeviceMetricsOverride', printWindow);
    if (layers.scriptsOff) await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    if (layers.offline) await goOffline(session);
    const { frameTree } = await session.send('Page.getFrameTree');
    const printPage = new PrintPage(page, session, frameTree.frame.id);
    if (layers.contentPolicy) await printPage.#bringInPolicy();
    else printPage.#policyStays = true;
    return printPage;
  }

  /** As `PrintingPage` says. After an abort, which takes effect between two steps, the page may print again. */
  async print(document: MarkedDocument, signal: AbortSignal): Promise<Printed> {
    return await this.#watched(this.#print(document, signal), signal);
  }

  /** As `PrintingPage` says. */
  async printArranged(document: ArrangedDocument, signal: AbortSignal): Promise<PrintedPart> {
    return await this.#watched(this.#printArranged(document, signal), signal);
  }

  /** As `PrintingPage` says. */
  async inspect<T>(document: MarkedDocument, expression: string, signal: AbortSignal): Promise<Inspected<T>> {
    return await this.#watched(this.#inspect<T>(document, expression, signal), signal);
  }

  async #watched<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await unlessAborted(work, this.#crash.signal);
    } catch (error) {
      // A page that navigates does not answer. That is the document's fault, not the browser's.
      if (this.#watch.seen && !signal.aborted && !this.#crash.signal.aborted) throw leftItsPage(error);
      throw error;
    }
  }

  async askBrowser(): Promise<unknown> {
    return await this.page.browser().version();
  }

  async #print(document: MarkedDocument, signal: AbortSignal): Promise<Printed> {
    const openingLength = checkOpening(document.html, document.marker);
    const state = await this.#load(document, signal);
    const isPrintedAgain = mayBePrintedAgain(document.html, openingLength);
    const carriesSums = mayCarrySums(document.html, openingLength);
    const area = bottomArea(document.html, openingLength);
    const print = async (pass: PassName, texts: readonly string[]): Promise<Pass> => {
      signal.throwIfAborted();
      return await this.#printOnce(document, texts, { pass, isPrintedAgain, carriesSums, area });
    };
    const saved = isPrintedAgain ? savedByTighter(document.html, openingLength) : null;
    const plain = await bestPass(saved, async (pass) => {
      if (pass !== 'first') await this.#evaluate(passExpression(pass));
      return await print(pass, state.texts);
    });
    const best = carriesSums
      ? await withCarriedSums(plain, state.texts, isPrintedAgain, {
          evaluate: async (expression) => await this.#evaluate(expression),
          measure: async () => {
            signal.throwIfAborted();
            return (await readPrintedDocument(await this.#printToPdf())).tables.rows();
          },
          print,
        })
      : plain;
    const { pdf: bytes, words, pages, passes } = best;
    return { bytes, words, pages, passes, pageIsReusable: !state.givesOrders };
  }

  async #printArranged(document: ArrangedDocument, signal: AbortSignal): Promise<PrintedPart> {
    const state = await this.#load(document, signal);
    await this.#evaluate(document.arrange);
    const texts = document.isTagged ? await this.#evaluate<string[]>(documentTextsExpression('likely')) : null;
    signal.throwIfAborted();
    const pdf = await this.#printToPdf(document.isTagged);
    const stateAfter = this.#look();
    checkPdf(pdf);
    const checking = readChecked(pdf, texts, document.mayBeCut ?? false, () => this.#textsOnPaper());
    checking.catch(() => {});
    this.#checkState(await stateAfter, document.marker);
    const { printed, texts: shown } = await checking;
    return { bytes: pdf, words: shown?.join('') ?? null, printed, pageIsReusable: !state.givesOrders };
  }

  async #inspect<T>(document: MarkedDocument, expression: string, signal: AbortSignal): Promise<Inspected<T>> {
    const state = await this.#load(document, signal);
    const value = JSON.parse(await this.#onPaper(expression)) as T;
    this.#checkState(await this.#look(), document.marker);
    return { value, pageIsReusable: !state.givesOrders };
  }

  /** Replaces the document on the page, and waits until everything in it is loaded. */
  async #load(document: MarkedDocument, signal: AbortSignal): Promise<DocumentState> {
    const openingLength = checkOpening(document.html, document.marker);
    const html = laidOutOnce(document.html, openingLength);
    await this.#replaceDocument(this.#policyStays ? html : withContentPolicy(html, openingLength));
    const state = await this.#whenLoaded(signal);
    this.#checkState(state, document.marker);
    checkShown(state);
    return state;
  }

  async #printOnce({ marker, mayBeCut }: MarkedDocument, texts: readonly string[], wanted: Wanted): Promise<Pass> {
    const pdf = await this.#printToPdf();
    // Look again: a refresh during the print would have put an error page into the PDF. Chromium answers while the PDF is checked.
    const stateAfter = this.#look();
    const checking = this.#check(pdf, texts, mayBeCut ?? false, wanted);
    checking.catch(() => {});
    this.#checkState(await stateAfter, marker);
    return await checking;
  }

  async #check(pdf: Buffer, texts: readonly string[], mayBeCut: boolean, { pass: name, ...wanted }: Wanted): Promise<Pass> {
    const { isPrintedAgain, carriesSums, area } = wanted;
    const pages = checkPdf(pdf);
    if (mayBeCut && !isPrintedAgain && !carriesSums) return { name, pdf, words: texts.join(''), pages };
    const { printed, texts: shown } = await readChecked(pdf, texts, mayBeCut, () => this.#textsOnPaper(), area);
    const words = (shown ?? texts).join('');
    const shape = isPrintedAgain ? pageShape(printed, area) : undefined;
    return { name, pdf, words, pages, ...(shape && { shape }), ...(carriesSums && { rows: printed.tables.rows() }) };
  }

  /**
   * A content policy stays in force on a page after its document is replaced. If every document brought one, they would pile up until a print takes ten times as long
   * (measured with Chromium 156). So the page gets it once. If a Chromium forgets it, every document gets its own.
   */
  async #bringInPolicy(): Promise<void> {
    await this.#replaceDocument(policyDocument);
    await this.#replaceDocument(policyProbe);
    this.#policyStays = await this.#evaluate<boolean>(policyProbeExpression);
  }

  async #replaceDocument(html: string): Promise<void> {
    await this.#session.send('Page.setDocumentContent', { frameId: this.#frameId, html });
  }

  async #whenLoaded(signal: AbortSignal): Promise<DocumentState> {
    for (;;) {
      const state = await this.#look(stateAndTextsExpression);
      if (state.loaded || this.#watch.seen) return state;
      // The load event comes within a millisecond or two of the reply, images of data: URLs included.
      await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks));
      signal.throwIfAborted();
    }
  }

  async #look(expression = stateExpression): Promise<DocumentState> {
    return JSON.parse(await this.#evaluate<string>(expression)) as DocumentState;
  }

  /** The texts that the document shows once the styles for paper apply. */
  async #textsOnPaper(): Promise<string[]> {
    return JSON.parse(await this.#onPaper(`JSON.stringify(${documentTextsExpression('certain')})`)) as string[];
  }

  /** The value of an expression while the styles for paper apply. */
  async #onPaper(expression: string): Promise<string> {
    await this.#session.send('Emulation.setDeviceMetricsOverride', usualWindow);
    await this.#session.send('Emulation.setEmulatedMedia', { media: 'print' });
    try {
      return await this.#evaluate<string>(expression);
    } finally {
      await this.#session.send('Emulation.setEmulatedMedia', { media: '' });
      await this.#session.send('Emulation.setDeviceMetricsOverride', printWindow);
    }
  }

  #checkState(state: DocumentState, marker: string): void {
    if (this.#watch.seen || state.url !== 'about:blank') throw leftItsPage();
    if (state.marker !== marker) throw new Error('the page does not hold the document of this print');
    if (state.markers !== 1) throw new DocumentRefusedError('the document carries more than one marker');
  }

  async #printToPdf(isTagged = true): Promise<Buffer> {
    const { data } = await this.#session.send('Page.printToPDF', pdfOptions(isTagged));
    return Buffer.from(data, 'base64');
  }

  async #evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error('the page could not be inspected');
    return result.value as T;
  }
}
