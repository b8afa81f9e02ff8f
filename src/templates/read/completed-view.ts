import type { DocumentView } from '../../view/document/document-view.js';
import type { SupportedLocale } from '../../view/language/locales.js';
import type { Languages } from '../../view/to-view.js';
import type { TemplateManifest } from '../manifest.js';
import { linesInColumns } from '../render/columns/line-cells.js';
import { ownLabels } from '../render/own-labels.js';
import type { OwnMessages } from './messages/own-messages.js';
import { plainMessages } from './messages/plain-messages.js';

/** What a template adds to each view. */
export interface Completion {
  /**
   * A view with every label (null if the document does not have the data of a message), and with the lines in the columns of the template.
   * @param carriesSums whether sums are carried over from page to page
   */
  completed<View extends DocumentView>(view: View, carriesSums?: boolean): View;
}

/** What a template adds to a view: nobody who sends a document knows its messages and columns. */
export function completionOf(
  { columns, messages }: TemplateManifest,
  languages: Languages,
  own: ReadonlyMap<SupportedLocale, OwnMessages>,
): Completion {
  const plain = new Map([...languages].map(([locale, language]) => [locale, plainMessages(language)]));
  const labelsOf = (view: DocumentView) => {
    const locale = view.lang as SupportedLocale;
    const { isolated = (text: string) => text } = languages.get(locale)?.formats ?? {};
    return ownLabels(view, messages, own.get(locale) ?? new Map(), isolated);
  };
  return {
    completed(view, carriesSums = false) {
      const labels = { ...plain.get(view.lang as SupportedLocale), ...view.labels, ...labelsOf(view) };
      return { ...view, labels, lines: view.lines && linesInColumns(view.lines, columns, labels, carriesSums) };
    },
  };
}
