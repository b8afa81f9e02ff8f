import type { ConformanceFault } from '#service/finish/index.js';
import type { Place } from '#service/templates/read/faults.js';
import { attribute, elementsOf, type Element, type Node, parentOf } from '../rendered/html-tree.js';
import { placeOf, type RenderedDocument } from '../rendered/rendered-document.js';
import type { PrintedRule } from './printed-rule.js';
import type { PrintedSubject } from './printed-sample.js';

type Gate = ConformanceFault['gate'];

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Gates of the PDF (docs/conformance.md) that other rules see in the HTML too, each with the elements that it is about. */
export const conformanceRules: readonly PrintedRule[] = [
  {
    name: 'heading-tags',
    severity: 'error',
    catches:
      'headings that skip a level in the printed document, also through `role="heading"` or hidden headings: it is not PDF/UA-1',
    check: gateRule(
      ['heading-order'],
      ({ root }) => elementsOf(root).filter((one) => headings.includes(one.tagName) || attribute(one, 'role') === 'heading'),
      'begin with <h1>, and let <h3> follow <h2>',
    ),
  },
  {
    name: 'table-tags',
    severity: 'error',
    catches:
      'a table whose printed rows have different numbers of cells, or that has no heads, also through the stylesheet: it is not PDF/UA-1',
    check: gateRule(
      ['table'],
      ({ root }) => elementsOf(root, 'table'),
      'the same number of cells in each row, and a text in each cell',
    ),
  },
  {
    name: 'figure-tags',
    severity: 'error',
    catches: 'a printed figure without alternative text, also through `role="img"`: it is not PDF/UA-1',
    check: gateRule(['alternative-text'], unlabelledFigures, 'aria-label, alt, or aria-hidden="true" if it is only decoration'),
  },
  {
    name: 'not-conformant',
    severity: 'error',
    catches:
      'any other fault that keeps the printed document from PDF/A-3a or PDF/UA-1: a font that cannot be embedded, a glyph without a character, a mask or filter on text, no title, no valid language, a link that is hidden from screen readers',
    check: gateRule(
      ['font', 'glyph', 'character', 'drawn-twice', 'language', 'limit', 'link', 'structure-type', 'tags', 'title'],
      () => [],
      'docs/conformance.md says what each gate wants',
    ),
  },
];

/** Reports the faults of some gates, each at the element that holds its text. @param candidates elements that it can be about */
function gateRule(
  gates: readonly Gate[],
  candidates: (document: RenderedDocument) => readonly Element[],
  hint: string,
): PrintedRule['check'] {
  return (subject, report) => {
    for (const { document, conformanceFaults } of subject.printed) {
      for (const fault of conformanceFaults.filter(({ gate }) => gates.includes(gate))) {
        const place = placeOfFault(fault, document, candidates(document), subject);
        if (place) report(place, `${fault.message} (${document.sample.name})`, hint);
      }
    }
  };
}

function placeOfFault(
  { place }: ConformanceFault,
  document: RenderedDocument,
  candidates: readonly Element[],
  { parts }: PrintedSubject,
): Place | undefined {
  const wanted = squeezed(place?.text ?? '');
  const found: Node | undefined =
    candidates.find((one) => squeezed(shownText(one, document)).startsWith(wanted)) ??
    (wanted === '' ? undefined : document.texts.find(({ text }) => isPartOf(squeezed(text), wanted))?.node);
  const layout = parts.get('layout');
  return (found && placeOf(found, parts)) ?? (layout && { text: layout.text, line: 1 });
}

/** The text of an element that a page shows. */
function shownText(element: Element, { texts }: RenderedDocument): string {
  const shown = texts.filter(({ hidden, node }) => hidden === null && isInside(node, element));
  return shown.map(({ text }) => text).join(' ');
}

function isInside(node: Node, element: Element): boolean {
  for (let one: Node | null = node; one !== null; one = parentOf(one)) if (one === element) return true;
  return false;
}

/** A page breaks a text into lines, and a line may hold several texts. */
function isPartOf(text: string, wanted: string): boolean {
  return text !== '' && (text.includes(wanted) || wanted.startsWith(text));
}

function unlabelledFigures({ root }: RenderedDocument): Element[] {
  return elementsOf(root).filter((one) => {
    const isFigure = ['img', 'svg', 'figure'].includes(one.tagName) || attribute(one, 'role') === 'img';
    const label = attribute(one, 'alt') ?? attribute(one, 'aria-label') ?? attribute(one, 'aria-labelledby') ?? '';
    return isFigure && label.trim() === '' && attribute(one, 'aria-hidden') !== 'true';
  });
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Format}]+/gu, '');
}
