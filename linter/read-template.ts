import { basename, dirname } from 'node:path';
import Handlebars from 'handlebars';
import { z } from 'zod';
import {
  type DocumentView,
  HELPERS,
  HELPER_SIGNATURES,
  MESSAGE_KEYS,
  type SupportedLocale,
  TemplateError,
  type TemplateManifest,
  compileSource,
  fittedView,
  keptRulers,
  loadTemplates,
  pageRules,
  parseVariables,
  pointsOf,
  propertiesOf,
  registerHelpers,
  supportedLocales,
  toView,
  viewSchema,
} from '#service/templates/index.js';
import { documentFonts, documentWidths } from './document-fonts.js';
import { type FieldSchema, extendedTree, fieldTreeOfSchema } from './field-tree.js';
import { faultOfMessage, lenientLanguage } from './lenient-languages.js';
import { readLayers } from './read-layers.js';
import { TODAY, type SampleDocument, printDocuments, sampleDocuments } from './samples/sample-documents.js';
import type { Refusal, Sample, LintedTemplate, View } from './template-package.js';

const MARGIN = '20mm';
const MARGINS = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };

/** The samples are set in the family of `base`. */
const FONT = 'Inter';

/** Where a manifest does not say, or says what is not understood. */
const DEFAULTS = {
  paper: ['A4', 'Letter'],
  margins: { A4: MARGINS, Letter: MARGINS },
  locales: supportedLocales,
  documentTypes: ['invoice'],
  variables: {},
} satisfies Partial<TemplateManifest>;

/**
 * Reads the template in a folder for the linter, with what it extends. Its faults are no errors here.
 * @throws Error when the folder cannot be read
 */
export function readTemplate(directory: string): LintedTemplate {
  const { files, manifest: stated, isAbstract } = readLayers(directory);
  const manifest = { ...DEFAULTS, name: basename(directory), ...withMargins(stated) };
  const locales = supportedLocales.filter((locale) => manifest.locales.includes(locale));
  const languages = new Map(
    locales.map((locale) => [locale, lenientLanguage(locale, files.get(`locales/${locale}.json`) ?? [])]),
  );
  const types: ReadonlySet<string> = new Set(manifest.documentTypes);
  const rulersOf = keptRulers(documentWidths());
  const fitted = (view: DocumentView) => fittedView(view, rulersOf(FONT, view.lang));
  const viewOf = ({ name, locale, document, ...rest }: SampleDocument): Sample => ({
    ...rest,
    name: `${name}, ${locale}`,
    view: { ...fitted(toView(document, { locale: usable(locale, locales), today: TODAY }, languages)) },
  });
  const isMeant = ({ documentType }: SampleDocument) => types.has(documentType);
  return {
    name: manifest.name,
    files,
    isAbstract,
    papers: manifest.paper,
    locales: manifest.locales,
    messages: new Set(MESSAGE_KEYS),
    faultOfMessage,
    fields: extendedTree(fieldTreeOfSchema(z.toJSONSchema(viewSchema) as FieldSchema), ['marker', 'watermarkSize']),
    helpers: new Set([...HELPERS, ...Object.keys(HELPER_SIGNATURES)].filter((helper) => helper !== 'helperMissing')),
    customProperties: customProperties(manifest.variables),
    fonts: documentFonts(),
    samples: sampleDocuments().filter(isMeant).map(viewOf),
    printSamples: () => printDocuments().filter(isMeant).map(viewOf),
    marginsOf: (paper) => sidesOf(manifest.margins[paper === 'letter' ? 'Letter' : 'A4']),
    stylesAround: stylesOf(manifest),
    compile: compileSources,
    refusal: refusalOf(directory),
  };
}

/** Margins are stated for all papers or for each. */
function withMargins(stated: Partial<TemplateManifest>): Partial<TemplateManifest> {
  const { margins } = stated;
  if (margins === undefined) return stated;
  const common = 'top' in margins ? margins : undefined;
  return {
    ...stated,
    margins: { ...DEFAULTS.margins, ...(common ? { A4: common, Letter: common } : margins) },
  } as Partial<TemplateManifest>;
}

function usable(locale: SupportedLocale, locales: readonly SupportedLocale[]): SupportedLocale | undefined {
  return locales.includes(locale) ? locale : locales[0];
}

function sidesOf({ left, right }: { left: string; right: string }): { left: number; right: number } {
  return { left: pointsOf(left) ?? 0, right: pointsOf(right) ?? 0 };
}

function customProperties(variables: TemplateManifest['variables']): Set<string> {
  const names = Object.entries(variables).flatMap(([name, variable]) =>
    propertiesOf(name, variable, variable.default).map(([property]) => property),
  );
  return new Set(names);
}

/** What the manifest puts before the stylesheet. */
function stylesOf(manifest: Pick<TemplateManifest, 'name' | 'paper' | 'margins' | 'variables'>): string {
  return `${pageRules(manifest)}\n${parseVariables(manifest).rootBlock}`;
}

/** What the service says of the template; of faults in others that it is read with, nothing. */
function refusalOf(directory: string): Refusal | null {
  try {
    loadTemplates(dirname(directory));
    return null;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { origin: error.file, line: error.line, message: error.message.replace(/^\S+: /, '') };
  }
}

function compileSources(sources: ReadonlyMap<string, string>): (view: View) => string {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers)) if (!HELPERS.has(helper)) handlebars.unregisterHelper(helper);
  registerHelpers(handlebars);
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
