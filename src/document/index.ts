export { fontDirectories } from './fonts.js';
export type { DocumentView } from './document-view.js';
export { loadSamples, samplesOf, type Sample } from './samples/load-samples.js';
export { matchLocale, type SupportedLocale, supportedLocales } from './locales.js';
export { loadTemplatePackages, type TemplatePackages } from './package/load-template-packages.js';
/** @public for `bench` and `scripts`, which import what is built */
export { requireTemplate } from './package/load-template-packages.js';
export type { TemplateManifest } from './package/manifest.js';
export type { TemplatePackage, Templates } from './package/template-package.js';
export { parseVariables, TemplateVariableError, type TemplateVariables } from './package/variables.js';
export { TemplateError } from './template-error.js';
export type { ViewOptions } from './to-view.js';
export { UnprintableTextError } from './unprintable-text-error.js';
export { viewSchema } from './view-schema.js';
// For the linter (template-check), which the service does not have.
export { compileMessage, MessageError } from './compile-message.js';
export { compileSource, HELPERS } from './compile-template.js';
export { FontCoverage } from './font-coverage.js';
export { fontFamilies, fontNames } from './fonts.js';
export { formatsOf } from './formats.js';
export { HELPER_SIGNATURES } from './helpers/helper-signatures.js';
export { registerHelpers } from './helpers/register-helpers.js';
export { lintStylesheet, lintTemplate } from './lint-template.js';
export { MESSAGE_ARGUMENTS, MESSAGE_KEYS, type MessageKey, type Messages } from './messages.js';
export { pointsOf } from './package/length.js';
export { pageRules } from './package/package-stylesheet.js';
export { propertiesOf } from './package/variable-values.js';
export { type Language, toView } from './to-view.js';
