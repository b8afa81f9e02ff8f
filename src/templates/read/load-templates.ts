import { type DocumentFonts, documentFonts } from '../fonts/document-fonts.js';
import { formatsOf } from '../../view/language/formats.js';
import { checkMessages, compileMessages, localeOf, readMessages } from './load-messages.js';
import type { SupportedLocale } from '../../view/language/locales.js';
import { TemplateError } from '../template-error.js';
import { compilePackage } from './compile-package.js';
import {
  leafOf,
  messageFilesOf,
  type PackageChain,
  effectiveManifest,
  chainOf,
  mergedFiles,
  readLineage,
  readPackages,
  stylesheetsOf,
} from './package-chain.js';
import { MANIFEST } from './package-files.js';
import { checkVariablesUsed, readStylesheets } from './package-stylesheet.js';
import { type Template, assembledTemplate } from './template.js';
import { propertiesOf } from '../render/variable-values.js';

/** The designs of a folder, by name: its packages without the abstract ones. */
export type Templates = ReadonlyMap<string, Template>;

/**
 * Reads all packages of a folder. Everything is checked here, at start, so that a fault shows before the first request.
 * @throws TemplateError with the file, and the line where one can be named
 */
export function loadTemplates(folder: string): Templates {
  const fonts = documentFonts();
  const packages = readPackages(folder);
  const designs = [...packages.values()].flatMap((source) => {
    const chain = chainOf(source, packages);
    checkOwnLocales(chain);
    return source.manifest.own.abstract ? checkAbstract(chain, fonts) : [loadPackage(chain, fonts)];
  });
  return new Map(designs.map((design) => [design.manifest.name, design]));
}

/** One design of a folder, whatever state the others are in: for the studio, which takes it from the build. @throws TemplateError */
export function loadTemplate(folder: string, name: string): Template {
  const packages = readLineage(folder, name);
  const source = packages.get(name);
  if (!source) throw new TemplateError(name, null, 'there is no template of this name');
  const chain = chainOf(source, packages);
  checkOwnLocales(chain);
  return loadPackage(chain, documentFonts());
}

/** The design of a name. @throws TemplateError when there is none */
export function requireTemplate(templates: Templates, name: string): Template {
  const template = templates.get(name);
  if (template) return template;
  throw new TemplateError(name, null, `there is no template of this name; there are ${[...templates.keys()].join(', ')}`);
}

function loadPackage(chain: PackageChain, fonts: DocumentFonts): Template {
  const manifest = effectiveManifest(chain);
  const stylesheet = readStylesheets(stylesheetsOf(chain));
  checkVariablesUsed(
    manifest,
    stylesheet,
    (name) => {
      const variable = manifest.variables[name];
      return variable ? propertiesOf(name, variable, variable.default).map(([property]) => property) : [];
    },
    (name, reason) => {
      const declaring = chain.findLast((source) => Object.hasOwn(source.manifest.own.variables, name)) ?? leafOf(chain);
      return declaring.manifest.error(['variables', name], `"variables.${name}": ${reason}`);
    },
  );
  const files = mergedFiles(chain);
  const languages = manifest.locales.map((locale) => [locale, languageOf(locale, chain, fonts)] as const);
  return assembledTemplate({
    manifest,
    files,
    stylesheet,
    fonts,
    languages: new Map(languages),
    layout: compilePackage(leafOf(chain).name, files),
  });
}

/** What stands in an abstract package alone is checked too; whether it is enough shows in those that extend it. */
function checkAbstract(chain: PackageChain, fonts: DocumentFonts): [] {
  readStylesheets(stylesheetsOf(chain));
  for (const locale of localesOf(chain)) checkMessages(locale, readMessages(messageFilesOf(chain, locale)), fonts.coverage);
  return [];
}

function languageOf(locale: SupportedLocale, chain: PackageChain, fonts: DocumentFonts) {
  const messages = compileMessages(locale, readMessages(messageFilesOf(chain, locale)), fonts.coverage, (key) => {
    const { name, files } = leafOf(chain);
    const file = files.get(`locales/${locale}.json`)?.name ?? messageFilesOf(chain, locale).at(-1)?.name;
    return new TemplateError(file ?? `${name}/locales/${locale}.json`, null, `"${key}" is missing`);
  });
  return { messages, formats: formatsOf(locale) };
}

/** Texts in a language that the package does not promise would never be checked for being complete, nor be used. */
function checkOwnLocales(chain: PackageChain): void {
  const { name, files } = leafOf(chain);
  const promised = localesOf(chain);
  for (const [part, file] of files) {
    if (!part.startsWith('locales/')) continue;
    const locale = localeOf(file);
    if (!promised.includes(locale)) throw new TemplateError(file.name, null, `is not among "locales" of ${name}/${MANIFEST}`);
  }
}

function localesOf(chain: PackageChain): readonly SupportedLocale[] {
  return chain.findLast(({ manifest }) => manifest.own.locales)?.manifest.own.locales ?? [];
}
