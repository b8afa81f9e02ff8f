import { textOf } from '../html-tree.js';
import type { Expected } from '../sentinels.js';
import type { Report, Rule, Subject } from '../subject.js';
import { Visibility } from '../visibility.js';

/** What a document must show and does not. */
export const missingContent: Rule = {
  name: 'missing-content',
  severity: 'error',
  catches:
    'content that the type of document must have (EN 16931) or the law of the seller\'s country asks for, and that is nowhere in the document; found with sample invoices whose texts are replaced by marks',
  check(subject, report) {
    const visibility = new Visibility(subject.stylesheets);
    const reported = new Set<string>();
    for (const { sample, marked, root } of subject.documents) {
      const text = bodyText(visibility, marked.root);
      for (const expected of marked.sentinels.expected) {
        if (expected.anyOf.some(({ mark }) => text.includes(mark)) || reported.has(expected.content.what)) continue;
        reported.add(expected.content.what);
        say(subject, report, messageFor(expected, sample.name), expected.anyOf[0]?.field ?? '');
      }
      const read = bodyText(visibility, root);
      for (const { what, basis, anyOf } of sample.requirements) {
        if (anyOf.length === 0 || anyOf.some((one) => read.includes(one)) || reported.size > 0) continue;
        say(subject, report, `${what} is not in the document (${basis}; ${sample.name})`, '');
      }
    }
  },
};

function messageFor({ content, anyOf }: Expected, sample: string): string {
  const fields = [...new Set(anyOf.map(({ field }) => field.replaceAll(/\[\d+\]/g, '')))].join(' or ');
  const term = content.term ? `, EN 16931 ${content.term}` : '';
  return `${content.what} (${fields}${term}) is not in the document: ${sample}`;
}

/** Nothing in a file shows what is not there: the finding stands at the top of the layout. */
function say({ parts }: Subject, report: Report, message: string, field: string): void {
  const layout = parts.get('layout');
  if (!layout) return;
  const hint = field === '' ? undefined : `print ${field.replaceAll(/\[\d+\]/g, '')} again, or the part that did`;
  report({ text: layout.text, line: 1 }, message, hint);
}

/** The text of the body, hidden or not: what is hidden is another finding. */
function bodyText(visibility: Visibility, root: Parameters<typeof textOf>[0]): string {
  return visibility
    .texts(root)
    .filter(({ hidden }) => hidden === null || hidden.by !== null || hidden.reason.startsWith('has'))
    .map(({ text }) => text)
    .join('\n');
}
