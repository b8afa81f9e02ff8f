export { fontDirectories } from './fonts.js';
export type { DocumentView } from './document-view.js';
export { loadSamples, samplesOf, type Sample } from './samples/load-samples.js';
export { matchLocale, type SupportedLocale, supportedLocales } from './locales.js';
export {
  loadTemplatePackage,
  loadTemplatePackages,
  requireTemplate,
  type TemplatePackages,
} from './package/load-template-packages.js';
export type { TemplateManifest } from './package/manifest.js';
export type { TemplatePackage, Templates } from './package/template-package.js';
export { parseVariables, TemplateVariableError, type TemplateVariables } from './package/variables.js';
export { TemplateError } from './template-error.js';
export type { ViewOptions } from './to-view.js';
export { UnprintableTextError } from './unprintable-text-error.js';
export { viewSchema } from './view-schema.js';
