import type { DocumentType } from '../../invoices/billing-document.js';
import type { DocumentView } from '../../view/document/document-view.js';
import { type TemplateFiles, textOf } from '../read/template-files.js';
import type { Template } from '../read/template.js';
import { samplesOf } from '../samples/load-samples.js';
import type { DocumentData } from './data-schema.js';

/** An example of each document type for which the template has a sample: the shortest sample, without the bytes of its logo. */
export function exampleData(template: Template): DocumentData[] {
  const samples = samplesOf(shortestOfEach(template.manifest.documentTypes, template.files));
  return samples.map(({ document, today }) => {
    const view = template.toView(document, { today });
    return { issueDate: document.issueDate, ...withoutLogo(view) };
  });
}

/** The files without the longer samples of each type: reading those would delay the start by half a second. */
function shortestOfEach(types: readonly DocumentType[], files: TemplateFiles): TemplateFiles {
  const wanted = new Set<unknown>(types);
  const isSample = (part: string) => /^samples\/.*\.json$/.test(part);
  const samples = [...files]
    .filter(([part]) => isSample(part))
    .map(([part, file]) => ({ part, file, text: textOf(file) }))
    .toSorted((one, other) => one.text.length - other.text.length)
    .filter(({ text }) => wanted.delete(/"documentType":\s*"(?<type>[\w-]+)"/.exec(text)?.groups?.['type']));
  return new Map([...[...files].filter(([part]) => !isSample(part)), ...samples.map(({ part, file }) => [part, file] as const)]);
}

function withoutLogo(view: DocumentView): DocumentView {
  return { ...view, seller: { ...view.seller, logo: null } };
}
