import type { RenderedDocument } from '../../rendered/rendered-document.js';
import type { Expected } from '../../rendered/sentinels.js';
import type { Report, Rule, Subject } from '../rule.js';
import { SILENT_REASON } from '../../rendered/visibility.js';

/** Required content that is missing. */
export const missingContent: Rule = {
  name: 'missing-content',
  severity: 'error',
  catches:
    "required content that is not in the document: required by EN 16931 for the type of document, or by the law of the seller's country",
  check(subject, report) {
    const reported = new Set<string>();
    for (const document of subject.documents) {
      const text = bodyText(document);
      for (const expected of document.expected) {
        if (expected.anyOf.some(({ mark }) => text.includes(mark)) || reported.has(expected.content.what)) continue;
        reported.add(expected.content.what);
        say(
          subject,
          report,
          messageFor(expected, document.sample.name),
          `print {{${fieldsOf(expected)[0] ?? ''}}} again, or include the part that printed it`,
        );
      }
      for (const { what, basis, anyOf } of document.sample.requirements) {
        if (anyOf.length === 0 || anyOf.some((one) => text.includes(one))) continue;
        say(subject, report, `${what} is not in the document (${basis}; ${document.sample.name})`);
      }
    }
  },
};

function messageFor(expected: Expected, sample: string): string {
  const { what, term } = expected.content;
  return `${what} (${fieldsOf(expected).join(' or ')}${term ? `, EN 16931 ${term}` : ''}) is not in the document: ${sample}`;
}

const fieldsOf = ({ anyOf }: Expected) => [...new Set(anyOf.map(({ field }) => field.replaceAll(/\[\d+\]/g, '')))];

/** Missing content has no place in a file, so the finding is at the top of the layout. */
function say({ parts }: Subject, report: Report, message: string, hint?: string): void {
  const layout = parts.get('layout');
  if (layout) report({ text: layout.text, line: 1 }, message, hint);
}

/** The text of the body, including hidden text, which is another finding. */
function bodyText({ texts }: RenderedDocument): string {
  return texts
    .filter(({ hidden }) => hidden === null || hidden.reason !== SILENT_REASON)
    .map(({ text }) => text)
    .join('\n');
}
