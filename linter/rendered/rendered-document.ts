import type { Place } from '#service/templates/read/faults.js';
import type { TemplatePart } from '#service/templates/read/parts/template-part.js';
import type { Sample, View } from '../samples/sample.js';
import { type Element, type Node, attribute, isElement, parentOf, parseDocument } from './html-tree.js';
import { type Expected, withSentinels } from './sentinels.js';
import type { ReadText, Visibility } from './visibility.js';

/** The attribute that holds the source place of an element. */
export const SOURCE_ATTRIBUTE = 'data-source';

/** One sample, rendered. */
export interface RenderedDocument {
  sample: Sample;
  html: string;
  root: Node;
  /** Every text, and whether it can be read. */
  texts: readonly ReadText[];
  /** The marks in it. */
  expected: readonly Expected[];
}

/** The sources of the parts, with the place written into every start tag, so that rendered elements can be traced. */
export function traceableSources(parts: ReadonlyMap<string, TemplatePart>): Map<string, { origin: string; text: string }> {
  return new Map([...parts].map(([name, part]) => [name, { origin: part.text.origin, text: traceable(part) }]));
}

function traceable({ name, text, tags, content }: TemplatePart): string {
  let source = text.text;
  const starts = tags.filter(
    // The fonts and images of the template are put into `<style>` as it stands.
    (tag) =>
      tag.kind === 'start' && tag.name !== 'style' && content.some(({ start, end }) => tag.start >= start && tag.start < end),
  );
  for (const tag of starts.toReversed()) {
    const at = tag.start + 1 + tag.name.length;
    source = `${source.slice(0, at)} ${SOURCE_ATTRIBUTE}="${name}:${tag.start}"${source.slice(at)}`;
  }
  return source;
}

/** The source place of an element or of its content. */
export function placeOf(node: Node, parts: ReadonlyMap<string, TemplatePart>): Place | undefined {
  for (let one: Node | null = node; one !== null; one = parentOf(one)) {
    const source = isElement(one) ? attribute(one, SOURCE_ATTRIBUTE) : undefined;
    if (source !== undefined) return placeOfSource(source, parts);
  }
  return undefined;
}

/** `lines:120` as a place. */
export function placeOfSource(source: string, parts: ReadonlyMap<string, TemplatePart>): Place | undefined {
  const [name = '', offset = '0'] = source.split(':');
  const part = parts.get(name);
  return part && { text: part.text, offset: Number(offset) };
}

/** Renders a sample and parses the result. */
export function renderSample(sample: Sample, render: (view: View) => string, visibility: Visibility): RenderedDocument {
  const { view, expected } = sample.isMarked
    ? withSentinels(sample.view, sample.documentType)
    : { view: sample.view, expected: [] };
  const html = render(view);
  const root = parseDocument(html);
  return { sample, html, root, texts: visibility.texts(root), expected };
}

/** `<td class="figure">`, for a message. */
export function startTag(element: Element): string {
  const shown = element.attrs.filter(({ name }) => ['class', 'id', 'href', 'src'].includes(name));
  return `<${[element.tagName, ...shown.map(({ name, value }) => `${name}="${value.slice(0, 40)}"`)].join(' ')}>`;
}
