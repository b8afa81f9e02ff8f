import { openWorkbench, findBrowser, readPrintedDocument } from '#service/chromium/index.js';
import { finishPdf } from '#service/finish/index.js';
import { fontDirectories } from '#service/templates/index.js';
import { pointsOf } from '#service/templates/length.js';
import type { TemplateManifest } from '#service/templates/manifest.js';
import { compileParts } from '#service/templates/read/parts/compile-parts.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import { pageRules } from '#service/templates/read/styles/page-rules.js';
import { withOwnFiles } from '#service/templates/render/own-files.js';
import { parseVariables } from '#service/templates/render/variables.js';
import { withWholeNumbers } from '#service/templates/render/whole-numbers.js';
import { checkTemplate } from '../check/check-template.js';
import { readSubject } from '../check/read-subject.js';
import { orderedFindings, runRules } from '../check/run-rules.js';
import type { Finding } from '../finding.js';
import { columnStyle } from '#service/templates/render/columns/column-style.js';
import { completedView } from '../rendered/completed-view.js';
import { renderSample, traceableSources } from '../rendered/rendered-document.js';
import { Visibility } from '../rendered/visibility.js';
import type { Subject } from '../rules/rule.js';
import type { View } from '../samples/sample.js';
import { printDocuments } from '../samples/sample-documents.js';
import { sampleViews } from '../samples/sample-views.js';
import { breaksExpression, type MeasuredBreaks } from './measure-breaks.js';
import { type Measured, measureExpression } from './measure-script.js';
import { readPages } from './page-text.js';
import { HEAD_MARK } from './paged-rules.js';
import { printedRules } from './printed-rules.js';
import { PAPERS, type PrintedSample } from './printed-sample.js';

/** Checks templates as they print. */
export interface PrintCheck {
  /** All mistakes: those that can be found without a browser, and those that only the printed page shows. */
  checkTemplate(reading: TemplateReading): Promise<Finding[]>;
  close(): Promise<void>;
}

type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

const PRINT_MS = 30_000;

/** A sample that Chromium does not print, because of the template. */
class UnprintableSampleError extends Error {
  override readonly name = 'UnprintableSampleError';
}

function doesNotPrint({ name, lineage }: TemplateReading, { message }: UnprintableSampleError): Finding {
  const file = [`${name}/style.css`, `${name}/layout.hbs`, `${name}/template.json`].find((one) =>
    lineage.layers.some(({ texts }) => [...texts.values()].some(({ origin }) => origin === one)),
  );
  return { rule: 'does-not-print', severity: 'error', file: file ?? name, line: 1, message, excerpt: '' };
}

/** CSS pixels per point. */
const PIXELS = 96 / 72;

/** Starts the browser that the service would use. @throws Error if there is none */
export async function openPrintCheck(env: Readonly<Record<string, string | undefined>>): Promise<PrintCheck> {
  const browser = await findBrowser(env);
  if (!browser)
    throw Object.assign(new Error('no browser for printing: npm run demo installs one, and --static needs none'), {
      code: 'no_browser',
    });
  const open = () =>
    openWorkbench({
      executablePath: browser.path,
      fontDirectories: fontDirectories(),
      printTimeoutMs: PRINT_MS,
      launchTimeoutMs: 60_000,
    });
  let workbench = await open();
  return {
    async checkTemplate(reading) {
      const subject = readSubject(reading);
      try {
        const printed = subject.documents.length === 0 ? [] : await printAll(subject, workbench);
        const found = runRules(printedRules, { ...subject, printed });
        return withoutConsequences(orderedFindings([...checkTemplate(reading), ...found]));
      } catch (error) {
        if (!(error instanceof UnprintableSampleError)) throw error;
        // The browser may still be busy with it.
        await workbench.close();
        workbench = await open();
        return orderedFindings([...checkTemplate(reading), doesNotPrint(reading, error)]);
      }
    },
    close: () => workbench.close(),
  };
}

/**
 * Leaves out findings that follow from others: content that is cut off or outside the page is also missing and may overlap, and one fault of a stylesheet
 * shows in many parts.
 */
const CAUSES = new Map([
  ['unprinted-content', ['cut-off', 'outside-page']],
  ['overlapping-text', ['cut-off', 'outside-page']],
  ['nearly-empty-page', ['blank-page', 'bare-head']],
  ['lonely-totals', ['bare-head']],
  ['head-not-repeated', ['outside-page']],
  ['used-weight', ['font-weight']],
  ['used-size', ['small-type']],
  ['heading-tags', ['heading-order', 'cut-off', 'outside-page']],
  ['table-tags', ['empty-cell', 'misplaced-element', 'table-head', 'table-rows', 'cut-off', 'outside-page']],
  ['figure-tags', ['image-text']],
  ['not-conformant', ['document-frame', 'glyph-coverage', 'glyph-feature']],
]);

function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const found = new Set(findings.map(({ rule }) => rule));
  return findings.filter(({ rule }) => !CAUSES.get(rule)?.some((cause) => found.has(cause)));
}

async function printAll(subject: Subject, workbench: Workbench): Promise<PrintedSample[]> {
  const { reading, parts, stylesheets } = subject;
  const { manifest } = reading;
  const rules = [pageRules(manifest), parseVariables(manifest).rootBlock, columnStyle(manifest.columns)];
  const style = [...rules, ...stylesheets.map(({ text }) => text.text)].join('\n');
  const layout = compileParts(traceableSources(parts), reading.ownFiles.images);
  const render = (view: View) => layout({ ...completedView(view, reading), marker: 'check' }, style);
  const visibility = new Visibility(stylesheets);
  const printed: PrintedSample[] = [];
  for (const sample of sampleViews(printDocuments(), reading)) {
    const document = renderSample({ ...sample, view: withHeadMark(sample.view) }, render, visibility);
    const paper = PAPERS.get(paperOf(sample.view)) ?? { name: 'A4', width: 595.28, height: 841.89 };
    const html = withWholeNumbers(withOwnFiles(document.html, reading.ownFiles));
    const output = await inTime(workbench.print({ html, marker: 'check' })).catch((error: unknown) => {
      throw unprintable(sample.name, error);
    });
    const { bytes: pdf } = output;
    const { faults: conformanceFaults } = await finishPdf(output);
    const sides = sidesOf(manifest, paperOf(sample.view));
    const margins = { left: sides.left * PIXELS, right: sides.right * PIXELS };
    const size = {
      width: Math.round(paper.width * PIXELS - margins.left - margins.right),
      height: Math.round(paper.height * PIXELS),
    };
    const measured = await workbench.measure<Measured>(measureExpression(margins), size);
    const breaks = await workbench.measure<MeasuredBreaks>(breaksExpression, size);
    const { pageEnds: ends, tables } = await readPrintedDocument(pdf);
    const shape = { ends, isLonely: tables.hasLonely(), bareHeads: tables.bareHeads() };
    const pages = await readPages(pdf);
    printed.push({ document, pages, measured: { ...measured, ...breaks }, conformanceFaults, paper, ...shape });
  }
  return printed;
}

/** A browser that lays out an endless page does not listen: do not wait for its answer. */
async function inTime<Result>(print: Promise<Result>): Promise<Result> {
  const signal = AbortSignal.timeout(PRINT_MS);
  const late = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  return await Promise.race([print, late]);
}

/** The error for a sample, if it is the template's fault. */
function unprintable(sample: string, error: unknown): unknown {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  const isSlow = name === 'TimeoutError' || code === 'render_timeout';
  if (!isSlow && code !== 'render_failed') return error;
  const why = isSlow ? `it takes longer than ${PRINT_MS / 1000} s; look for huge heights and line heights` : (message ?? '');
  return new UnprintableSampleError(`${sample} cannot be printed: ${why}`, { cause: error });
}

/** Between the text and the edge of the paper (`a4`, `letter`), in points. */
function sidesOf({ margins }: TemplateManifest, paper: string): { left: number; right: number } {
  const { left, right } = margins[paper === 'letter' ? 'Letter' : 'A4'];
  return { left: pointsOf(left) ?? 0, right: pointsOf(right) ?? 0 };
}

function paperOf({ page }: View): string {
  return page !== null && typeof page === 'object' && 'paper' in page ? String(page.paper) : 'a4';
}

/** A mark in its last column identifies the head of the lines on a page. */
function withHeadMark(view: View): View {
  const { labels } = view;
  return { ...view, labels: { ...(typeof labels === 'object' ? labels : {}), lineTotal: HEAD_MARK } };
}
