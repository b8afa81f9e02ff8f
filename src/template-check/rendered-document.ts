import { type Element, type Node, attribute, isElement, parentOf, parseDocument } from './html-tree.js';
import type { Sentinels } from './sentinels.js';
import type { Place } from './subject.js';
import type { Sample } from './template-package.js';
import type { TemplatePart } from './template-part.js';

/** The attribute in which an element of a checked document carries its place. */
export const SOURCE_ATTRIBUTE = 'data-source';

/** One sample, rendered. */
export interface RenderedDocument {
  sample: Sample;
  html: string;
  root: Node;
  /** The same sample with marks in place of the texts that must be read. */
  marked: { html: string; root: Node; sentinels: Sentinels };
}

/** The sources of the parts, with its place written into every start tag, so that what is rendered can be traced. */
export function traceableSources(parts: ReadonlyMap<string, TemplatePart>): Map<string, string> {
  return new Map([...parts.values()].map((part) => [part.name, traceable(part)]));
}

function traceable({ name, text, tags, content }: TemplatePart): string {
  let source = text.text;
  const starts = tags.filter((tag) => tag.kind === 'start' && content.some(({ start, end }) => tag.start >= start && tag.start < end));
  for (const tag of starts.toReversed()) {
    const at = tag.start + 1 + tag.name.length;
    source = `${source.slice(0, at)} ${SOURCE_ATTRIBUTE}="${name}:${tag.start}"${source.slice(at)}`;
  }
  return source;
}

/** Where an element, or what stands in it, comes from. */
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

/** Parses what was rendered. */
export function renderedDocument(sample: Sample, html: string, marked: { html: string; sentinels: Sentinels }): RenderedDocument {
  return { sample, html, root: parseDocument(html), marked: { ...marked, root: parseDocument(marked.html) } };
}

/** `<td class="figure">`, for a message. */
export function startTag(element: Element): string {
  const shown = element.attrs.filter(({ name }) => ['class', 'id', 'href', 'src'].includes(name));
  return `<${[element.tagName, ...shown.map(({ name, value }) => `${name}="${value.slice(0, 40)}"`)].join(' ')}>`;
}
