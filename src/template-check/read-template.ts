import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import {
  FontCoverage,
  HELPERS,
  MESSAGE_KEYS,
  TemplateError,
  type Templates,
  compileSource,
  fontFamilies,
  loadTemplates,
  placesOf,
  supportedLocales,
} from '../document/index.js';
import { fieldTreeOfValues } from './field-tree.js';
import { type SampleInvoice, TODAY, printInvoices, sampleInvoices } from './samples/sample-invoices.js';
import type { Fonts, Sample, TemplateFile, TemplatePackage, View } from './template-package.js';

/** In points. */
const MILLIMETRE = 72 / 25.4;

/** Where the views of the samples come from when the template's own messages cannot be read. */
export interface ReadOptions {
  /** A template that is known to be good. */
  fallback?: string;
}

/**
 * Reads the template in a folder for the linter.
 * @throws Error when the folder cannot be read
 */
export function readTemplate(directory: string, { fallback }: ReadOptions = {}): TemplatePackage {
  const name = basename(directory);
  const files = readFiles(directory, name);
  const templates = firstThatLoads([directory, ...(fallback === undefined ? [] : [fallback])]);
  const samples = sampleInvoices().map((sample) => viewOf(sample, templates));
  return {
    name,
    files,
    papers: ['A4', 'letter'],
    locales: supportedLocales,
    referenceLocale: 'en-GB',
    messages: messageVocabulary(files),
    fields: fieldTreeOfValues(samples.map(({ view }) => ({ ...view, marker: '' }))),
    helpers: new Set([...HELPERS].filter((helper) => helper !== 'helperMissing')),
    customProperties: new Set(),
    fonts: documentFonts(),
    samples,
    printSamples: () => printInvoices().map((sample) => viewOf(sample, templates)),
    margins: { left: 20 * MILLIMETRE, right: 20 * MILLIMETRE },
    compile: compileSources,
  };
}

function readFiles(directory: string, name: string): Map<string, TemplateFile[]> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const texts = paths.filter((path) => /\.(?:hbs|css|json)$/.test(path)).toSorted();
  return new Map(texts.map((path) => [path, [{ source: readFileSync(join(directory, path), 'utf8'), origin: `${name}/${path}` }]]));
}

function viewOf({ name, locale, invoice, ...rest }: SampleInvoice, templates: Templates): Sample {
  return { ...rest, name: `${name}, ${locale}`, view: { ...templates.toView(invoice, { locale, today: TODAY }) } };
}

/** The views need words. A template whose message files are at fault gets them from another, so that the rest of it can be checked too. */
function firstThatLoads(directories: readonly string[]): Templates {
  for (const [index, directory] of directories.entries()) {
    try {
      return loadTemplates(directory);
    } catch (error) {
      if (!(error instanceof TemplateError) || index === directories.length - 1) throw error;
    }
  }
  throw new RangeError('no template to take the words from');
}

/** The keys are the service's; which places each may have is what British English says. */
function messageVocabulary(files: ReadonlyMap<string, readonly TemplateFile[]>): Map<string, string[]> {
  const source = files.get('locales/en-GB.json')?.at(-1)?.source ?? '{}';
  const reference = parsed(source);
  return new Map(MESSAGE_KEYS.map((key) => [key, placesOf(String(reference[key] ?? ''))]));
}

function parsed(source: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(source) as object) };
  } catch {
    return {};
  }
}

let fonts: Fonts | undefined;

/** The fonts are the same for every template, and reading them takes a while. */
function documentFonts(): Fonts {
  fonts ??= readFonts();
  return fonts;
}

function readFonts(): Fonts {
  const directories = fontFamilies();
  const coverage = new FontCoverage(directories);
  const families = directories.map(([first = '', ...rest]): [string, number[]] => {
    const name = /expo-google-fonts[/\\]([^/\\]+)/.exec(first)?.[1] ?? '';
    return [familyName(name), [first, ...rest].map((directory) => Number.parseInt(basename(directory), 10))];
  });
  return {
    families: new Map(families),
    uncovered(text) {
      const gap = coverage.nextGap(text);
      return gap && gap.codePoints.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    },
  };
}

/** `noto-sans-jp`: "Noto Sans JP" */
function familyName(name: string): string {
  return name
    .split('-')
    .map((word) => (/^(?:jp|kr|sc)$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

function compileSources(sources: ReadonlyMap<string, string>): (view: View) => string {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers)) if (!HELPERS.has(helper)) handlebars.unregisterHelper(helper);
  const names = new Set(sources.keys());
  const compiled = new Map(
    [...sources]
      .filter(([name]) => name !== 'style')
      .map(([name, source]) => [name, compileSource(handlebars, `${name}.hbs`, source, names)] as const),
  );
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);
  handlebars.registerPartial('style', () => sources.get('style') ?? '');
  const layout = compiled.get('layout');
  if (!layout) throw new TemplateError('layout.hbs', null, 'is missing');
  return (view) => layout({ ...view, marker: 'check' });
}
