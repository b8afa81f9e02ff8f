export { fontDirectories } from './fonts.js';
export type { InvoiceView } from './invoice-view.js';
export { loadTemplates, type Templates } from './load-templates.js';
export { matchLocale, type SupportedLocale, supportedLocales } from './locales.js';
export { TemplateError } from './template-error.js';
export type { ViewOptions } from './to-view.js';
export { UnprintableTextError } from './unprintable-text-error.js';
// For the linter (template-check), which the service does not have.
export { compileSource, HELPERS } from './compile-template.js';
export { FontCoverage } from './font-coverage.js';
export { fontFamilies } from './fonts.js';
export { lintStylesheet, lintTemplate } from './lint-template.js';
export { MESSAGE_KEYS, placesOf } from './messages.js';
