import { openWorkbench, findBrowser } from '#service/chromium/index.js';
import { fontDirectories } from '#service/templates/index.js';
import { checkTemplate, orderedFindings, readSubject, runRules } from '../check-template.js';
import type { Finding } from '../finding.js';
import { renderSample, traceableSources } from '../rendered-document.js';
import type { Subject } from '../subject.js';
import type { LintedTemplate, View } from '../template-package.js';
import { Visibility } from '../visibility.js';
import { type Measured, measureExpression } from './measure-script.js';
import { readPages } from './page-text.js';
import { HEAD_MARK } from './paged-rules.js';
import { printedRules } from './printed-rules.js';
import { PAPERS, type PrintedSample } from './printed-sample.js';

/** Checks templates as they print. */
export interface PrintCheck {
  /** Every mistake: what can be told without a browser, and what only the printed page shows. */
  checkTemplate(template: LintedTemplate): Promise<Finding[]>;
  close(): Promise<void>;
}

type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** Pixels of CSS to a point. */
const PIXELS = 96 / 72;

/** Starts the browser that the service would use. @throws Error when there is none */
export async function openPrintCheck(env: Readonly<Record<string, string | undefined>>): Promise<PrintCheck> {
  const browser = await findBrowser(env);
  if (!browser)
    throw Object.assign(new Error('no browser to print with: npm run demo installs one, --static does without'), {
      code: 'no_browser',
    });
  const workbench = await openWorkbench({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    printTimeoutMs: 60_000,
    launchTimeoutMs: 60_000,
  });
  return {
    async checkTemplate(template) {
      const subject = readSubject(template);
      const printed = subject.documents.length === 0 ? [] : await printAll(subject, workbench);
      const found = runRules(printedRules, { ...subject, printed });
      return withoutConsequences(orderedFindings([...checkTemplate(template), ...found]));
    },
    close: () => workbench.close(),
  };
}

/** What is cut off or beside the page is missing from it and stands in the way, and a fault of the stylesheet shows in many parts: that need not be said as well. */
const CAUSES = new Map([
  ['unprinted-content', ['cut-off', 'outside-page']],
  ['overlapping-text', ['cut-off']],
  ['head-not-repeated', ['outside-page']],
  ['used-weight', ['font-weight']],
  ['used-size', ['small-type']],
]);

function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const found = new Set(findings.map(({ rule }) => rule));
  return findings.filter(({ rule }) => !CAUSES.get(rule)?.some((cause) => found.has(cause)));
}

async function printAll(subject: Subject, workbench: Workbench): Promise<PrintedSample[]> {
  const { template, parts, stylesheets } = subject;
  const render = template.compile(
    traceableSources(parts).set('style', [template.stylesAround, ...stylesheets.map(({ text }) => text.text)].join('\n')),
  );
  const visibility = new Visibility(stylesheets);
  const printed: PrintedSample[] = [];
  for (const sample of template.printSamples()) {
    const document = renderSample({ ...sample, view: withHeadMark(sample.view) }, render, visibility);
    const paper = PAPERS.get(paperOf(sample.view)) ?? { name: 'A4', width: 595.28, height: 841.89 };
    const { pdf } = await workbench.print({ html: document.html, marker: 'check' });
    const sides = template.marginsOf(paperOf(sample.view));
    const margins = { left: sides.left * PIXELS, right: sides.right * PIXELS };
    const size = {
      width: Math.round(paper.width * PIXELS - margins.left - margins.right),
      height: Math.round(paper.height * PIXELS),
    };
    const measured = await workbench.measure<Measured>(measureExpression(margins), size);
    printed.push({ document, pages: await readPages(pdf), measured, paper });
  }
  return printed;
}

function paperOf({ page }: View): string {
  return page !== null && typeof page === 'object' && 'paper' in page ? String(page.paper) : 'a4';
}

/** The head of the lines is told from other words on a page by a mark in its last column. */
function withHeadMark(view: View): View {
  const { labels } = view;
  return { ...view, labels: { ...(typeof labels === 'object' ? labels : {}), lineTotal: HEAD_MARK } };
}
