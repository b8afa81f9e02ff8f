import { fittedView } from '#service/templates/fit/fit-view.js';
import { keptRulers } from '#service/templates/fit/rulers.js';
import { documentFonts } from '#service/templates/fonts/document-fonts.js';
import { withOwnWidths } from '#service/templates/fonts/own/own-families.js';
import { fontOf } from '#service/templates/read/template.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import { onUsablePaper } from '#service/templates/render/usable-paper.js';
import { toView } from '#service/view/to-view.js';
import type { Sample } from './sample.js';
import { TODAY, type SampleDocument } from './sample-documents.js';

/** The views of the documents that a template can print, in sizes that fit their texts. */
export function sampleViews(documents: readonly SampleDocument[], { manifest, languages, ownFiles }: TemplateReading): Sample[] {
  const rulersOf = keptRulers(withOwnWidths(documentFonts().widths, ownFiles.families));
  const font = fontOf(manifest);
  const types: ReadonlySet<string> = new Set(manifest.documentTypes);
  const meant = documents.filter(({ documentType }) => types.has(documentType));
  return meant.map(({ name, locale, document, ...rest }) => {
    const usable = manifest.locales.includes(locale) ? locale : manifest.locales[0];
    const view = onUsablePaper(toView(document, { locale: usable, today: TODAY }, languages), manifest);
    return { ...rest, name: `${name}, ${locale}`, view: { ...fittedView(view, rulersOf(font, view.lang), manifest.columns) } };
  });
}
