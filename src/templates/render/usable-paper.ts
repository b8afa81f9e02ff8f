import type { DocumentView } from '../../view/document/document-view.js';
import type { Paper } from '../../view/document/paper.js';
import type { TemplateManifest } from '../manifest.js';

/** The view on the paper that its reader uses, or on the first one of the template if the template does not have that. */
export function onUsablePaper(view: DocumentView, { paper }: TemplateManifest): DocumentView {
  const papers = paper.map((name) => name.toLowerCase() as Paper);
  const [first] = papers;
  if (first === undefined || papers.includes(view.page.paper)) return view;
  return { ...view, page: { ...view.page, paper: first } };
}
