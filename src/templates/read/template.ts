import type { BillingDocument } from '../../invoices/billing-document.js';
import { checkCoverage, checkVisible } from '../render/check-coverage.js';
import type { DocumentFonts } from '../fonts/document-fonts.js';
import { withOwnCoverage } from '../fonts/own/own-coverage.js';
import { type OwnFamilies, withOwnWidths } from '../fonts/own/own-families.js';
import type { DocumentView } from '../../view/document/document-view.js';
import { fittedView } from '../fit/fit-view.js';
import { withLegalFoot } from '../fit/margin-room.js';
import type { Misfit } from '../fit/misfit.js';
import { misfitsIn } from '../fit/misfits.js';
import { keptRulers } from '../fit/rulers.js';
import { asSet } from '../render/as-set.js';
import { type OwnFiles, withOwnFiles } from '../render/own-files.js';
import { type Languages, toView, type ViewOptions } from '../../view/to-view.js';
import type { Completion } from './completed-view.js';
import { type Around, markedHtml } from '../render/marked/marked-html.js';
import { type MarkedText, markedView } from '../render/marked/marked-view.js';
import { carriesSums } from '../render/columns/carried-rows.js';
import { type SwissCodeUse, withSwissPart } from '../render/swiss-part/swiss-payment-part.js';
import { columnStyle } from '../render/columns/column-style.js';
import { longTablesInParts } from '../render/long-tables/in-parts.js';
import type { Layout } from './parts/compile-parts.js';
import type { TemplateManifest } from '../manifest.js';
import type { TemplatePart } from './parts/template-part.js';
import type { TemplateFiles } from './template-files.js';
import { onUsablePaper } from '../render/usable-paper.js';
import { pageRules, swissPageRules } from './styles/page-rules.js';
import { parseVariables, type TemplateVariables } from '../render/variables.js';

/** One template, read, checked and compiled: turns a document into a view and a view into HTML. */
export interface Template {
  manifest: TemplateManifest;
  /** Its files, inherited ones included, by their name in a template: `lines.hbs`. */
  files: TemplateFiles;
  /**
   * Pure: equal input gives an equal view.
   * @param variables with which it will be rendered: they decide whether sums are carried over
   * @throws RangeError when an amount has more decimals than its currency
   * @throws UnprintableTextError if a text has characters that no font of the document covers
   */
  toView(document: BillingDocument, options: ViewOptions, variables?: TemplateVariables): DocumentView;
  /** Checks that every text of a caller's view can be printed. @throws UnprintableTextError */
  checkText(view: DocumentView): void;
  /** The texts of a caller's view that do not fit their places at any size. */
  misfitsIn(view: DocumentView, variables?: TemplateVariables): Misfit[];
  /**
   * A whole HTML document, in sizes that fit its texts. `marker` is in `<html data-render="…">`, so that a printed page can be identified.
   * @throws TemplateError
   */
  render(view: DocumentView, marker: string, variables?: TemplateVariables): string;
  /**
   * The same document with an element around each text of the view, to find where it is printed.
   * @returns the texts by their numbers, also those that the template does not print
   * @throws TemplateError
   */
  renderMarked(
    view: DocumentView,
    marker: string,
    around: Around,
    variables?: TemplateVariables,
  ): { html: string; texts: MarkedText[] };
  /** What its parts see of a view. Rendering completes a view itself. */
  completed: Completion['completed'];
  /** The content of `<style>`: the pages, the variables, the stylesheets. */
  styleOf(variables?: TemplateVariables): string;
}

/** The parts of a template that printing needs. */
export type PrintableTemplate = Pick<Template, 'toView' | 'render'>;

interface Parts {
  manifest: TemplateManifest;
  files: TemplateFiles;
  stylesheet: string;
  fonts: DocumentFonts;
  ownFiles: OwnFiles;
  languages: Languages;
  completion: Completion;
  parts: ReadonlyMap<string, TemplatePart>;
  layout: Layout;
}

/** Puts the checked parts of a template together. */
export function assembledTemplate(parts: Parts): Template {
  const { manifest, files, stylesheet, fonts, ownFiles, languages, completion, layout } = parts;
  const pages = pageRules(manifest);
  const widths = columnStyle(manifest.columns);
  const swissPages = `${pages}\n${swissPageRules(manifest)}`;
  const styleWith = (rules: string, { rootBlock }: TemplateVariables) => `${rules}\n${rootBlock}\n${widths}${stylesheet}`;
  const styleOf = (variables: TemplateVariables) => styleWith(pages, variables);
  const printsFoot = stylesheet.includes('attr(data-foot)');
  const swissCodeUse = swissCodeUses(parts);
  const usual = parseVariables(manifest);
  const defaults = styleOf(usual);
  const { families } = ownFiles;
  const rulersOf = keptRulers(withOwnWidths(fonts.widths, families));
  const coverage = withOwnCoverage(fonts.coverage, families);
  const rulersFor = ({ lang }: DocumentView, variables?: TemplateVariables) => rulersOf(fontOf(manifest, variables), lang);
  const fittedTo = (view: DocumentView, rulers: ReturnType<typeof rulersOf>, variables?: TemplateVariables) => {
    // The text is set in one family: what another one of the template has does not help it.
    if (families.size > 0) checkCoverage(view, withOwnCoverage(fonts.coverage, only(families, fontOf(manifest, variables))));
    const billed = withSwissPart(view, swissCodeUse(variables ?? usual), rulers.text);
    // A page with a payment part has no foot.
    const placed = printsFoot && !billed.swissPaymentPart ? withLegalFoot(billed, rulers) : billed;
    return completion.completed(fittedView(placed, rulers, manifest.columns), carriesSums(variables ?? usual));
  };
  const styleFor = ({ swissPaymentPart }: { swissPaymentPart?: unknown }, variables?: TemplateVariables) =>
    swissPaymentPart ? styleWith(swissPages, variables ?? usual) : variables ? styleOf(variables) : defaults;
  return {
    manifest,
    files,
    toView(document, options, variables = usual) {
      const view = toView(document, { ...options, withRunningSums: carriesSums(variables) }, languages);
      checkCoverage(view, coverage);
      return onUsablePaper(view, manifest);
    },
    checkText(view) {
      checkVisible(view);
      checkCoverage(view, coverage);
    },
    misfitsIn: (view, variables) => misfitsIn(view, rulersFor(view, variables)),
    render(view, marker, variables) {
      const rulers = rulersFor(view, variables);
      const fitted = fittedTo(view, rulers, variables);
      const html = layout({ ...fitted, marker }, styleFor(fitted, variables));
      return withOwnFiles(asSet(longTablesInParts(html, rulers, marker)), ownFiles);
    },
    renderMarked(view, marker, around, variables) {
      const fitted = fittedTo(view, rulersFor(view, variables), variables);
      const marked = markedView(fitted, manifest);
      const html = layout({ ...marked.view, marker }, styleFor(fitted, variables));
      return { html: withOwnFiles(asSet(markedHtml(html, around)), ownFiles), texts: marked.texts };
    },
    completed: (view) => completion.completed(view),
    styleOf: (variables) => (variables ? styleOf(variables) : defaults),
  };
}

/**
 * How a document shows its Swiss QR code. A template whose layout or stylesheet is of its own, and older than payment parts, shows the code alone: otherwise nobody could pay.
 */
function swissCodeUses({ parts, stylesheet }: Parts): (variables: TemplateVariables) => SwissCodeUse {
  const layout = parts.get('layout')?.text.text ?? '';
  const hasPart = layout.includes('{{> swiss-payment-part}}') && stylesheet.includes('.swiss-sheet');
  return ({ values }) => {
    const chosen = values['swissPaymentPart'] ?? 'code';
    return chosen === 'full' && !hasPart ? 'code' : (chosen as SwissCodeUse);
  };
}

/** The family of this name alone. */
function only(families: OwnFamilies, name: string): OwnFamilies {
  const faces = families.get(name);
  return new Map(faces ? [[name, faces]] : []);
}

/** The font family of a document: the variable `font`, if the template has it. */
export function fontOf({ fonts, variables }: TemplateManifest, chosen?: TemplateVariables): string {
  const declared = variables['font'];
  return (declared?.type === 'font' && (chosen?.values['font'] ?? declared.default)) || (fonts[0] ?? 'Inter');
}
