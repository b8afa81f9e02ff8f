import { fittedView } from '#service/templates/fit/fit-view.js';
import { keptRulers } from '#service/templates/fit/rulers.js';
import { documentFonts } from '#service/templates/fonts/document-fonts.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import { toView } from '#service/view/to-view.js';
import type { Sample } from './sample.js';
import { TODAY, type SampleDocument } from './sample-documents.js';

/** The samples are set in the family of `base`. */
const FONT = 'Inter';

/** The views of the documents that a template can print, in sizes that fit their texts. */
export function sampleViews(documents: readonly SampleDocument[], { manifest, languages }: TemplateReading): Sample[] {
  const rulersOf = keptRulers(documentFonts().widths);
  const types: ReadonlySet<string> = new Set(manifest.documentTypes);
  const meant = documents.filter(({ documentType }) => types.has(documentType));
  return meant.map(({ name, locale, document, ...rest }) => {
    const usable = manifest.locales.includes(locale) ? locale : manifest.locales[0];
    const view = toView(document, { locale: usable, today: TODAY }, languages);
    return { ...rest, name: `${name}, ${locale}`, view: { ...fittedView(view, rulersOf(FONT, view.lang), manifest.columns) } };
  });
}
