import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { checkCoverage, uncoveredIn } from './check-coverage.js';
import { compileTemplate, type CompiledTemplate, HELPERS } from './compile-template.js';
import { FontCoverage } from './font-coverage.js';
import { fontFamilies } from './fonts.js';
import { registerHelpers } from './helpers/register-helpers.js';
import { formatsOf } from './formats.js';
import type { InvoiceView } from './invoice-view.js';
import type { Invoice } from '../invoices/invoice.js';
import { lintStylesheet } from './lint-template.js';
import { loadMessages } from './load-messages.js';
import { supportedLocales } from './locales.js';
import { TemplateError } from './template-error.js';
import { type Languages, type ViewOptions, toView } from './to-view.js';

/** One template, read, checked and compiled: turns an invoice into a view and a view into HTML. */
export interface Templates {
  /**
   * Pure: equal input gives an equal view.
   * @throws RangeError when an amount has more decimals than its currency
   * @throws UnprintableTextError when a text has characters that no font of the document covers
   */
  toView(invoice: Invoice, options: ViewOptions): InvoiceView;
  /** A whole HTML document. `marker` stands in `<html data-render="…">`, so that a printed page can be told from any other. @throws TemplateError */
  render(view: InvoiceView, marker: string): string;
}

const LAYOUT = 'layout';
const STYLESHEET = 'style.css';

/**
 * Reads the template of a directory: `*.hbs` (partials named like their files, `layout.hbs` the whole), `style.css` and `locales/*.json`.
 * Everything is checked here, at start, so that a fault shows before the first request.
 * @throws TemplateError with the file, and the line where one can be named
 */
export function loadTemplates(directory: string): Templates {
  const fonts = new FontCoverage(fontFamilies());
  const languages = loadLanguages(directory, fonts);
  const layout = compileAll(directory);
  return {
    toView(invoice, options) {
      const view = toView(invoice, options, languages);
      checkCoverage(view, fonts);
      return view;
    },
    render: (view, marker) => layout({ ...view, marker }),
  };
}

function loadLanguages(directory: string, fonts: FontCoverage): Languages {
  const messages = loadMessages(directory);
  const languages = supportedLocales.map((locale) => {
    const uncovered = uncoveredIn(messages[locale], fonts);
    if (uncovered) {
      const reason = `"${uncovered.field}" has characters that no font covers: ${uncovered.codePoints.join(', ')}`;
      throw new TemplateError(`locales/${locale}.json`, null, reason);
    }
    return [locale, { messages: messages[locale], formats: formatsOf(locale) }];
  });
  return Object.fromEntries(languages) as Languages;
}

function compileAll(directory: string): CompiledTemplate {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers)) {
    if (!HELPERS.has(helper)) handlebars.unregisterHelper(helper);
  }
  registerHelpers(handlebars);
  const sources = readSources(directory);
  const partials = new Set(['style', ...sources.keys()]);
  const compiled = new Map(
    [...sources].map(([name, source]) => [name, compileTemplate(handlebars, `${name}.hbs`, source, partials)] as const),
  );
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);
  const stylesheet = readStylesheet(directory);
  handlebars.registerPartial('style', () => stylesheet);
  const layout = compiled.get(LAYOUT);
  if (!layout) throw new TemplateError(`${LAYOUT}.hbs`, null, 'is missing');
  return layout;
}

function readSources(directory: string): Map<string, string> {
  const files = readdirSync(directory).filter((name) => name.endsWith('.hbs'));
  return new Map(files.map((file) => [basename(file, '.hbs'), readFileSync(join(directory, file), 'utf8')]));
}

function readStylesheet(directory: string): string {
  const source = readFileSync(join(directory, STYLESHEET), 'utf8');
  lintStylesheet(STYLESHEET, source);
  // Comments are for designers; the browser would parse them with every document.
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
