export { fontDirectories } from './fonts.js';
export type { DocumentView } from './document-view.js';
export { loadTemplates, type Templates } from './load-templates.js';
export { loadSamples, type Sample } from './samples/load-samples.js';
export { matchLocale, type SupportedLocale, supportedLocales } from './locales.js';
export { TemplateError } from './template-error.js';
export type { ViewOptions } from './to-view.js';
export { UnprintableTextError } from './unprintable-text-error.js';
export { viewSchema } from './view-schema.js';
