import type { TemplateReading } from '#service/templates/read/read-template.js';
import type { DocumentView } from '#service/view/document/document-view.js';
import type { View } from '../samples/sample.js';

/** A view of a sample with what the template adds to each: its own messages, the cells of its lines. Its Swiss QR code stands alone, as on Letter. */
export function completedView(view: View, { completion }: Pick<TemplateReading, 'completion'>): View {
  const plain: unknown = view;
  return { ...completion.completed(plain as DocumentView), swissPaymentPart: null };
}
