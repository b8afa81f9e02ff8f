import { PdfObjects } from './pdf-objects.js';
import { type StructureNode, structureOf } from './structure-tree.js';
import { count, tableAloud } from './table-aloud.js';

/** Elements that a reader hears as one after the other, not as parts of a line. */
const BLOCKS = new Set(
  'Document Part Sect Div Art BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD Figure Formula Aside'.split(
    ' ',
  ),
);

/**
 * A PDF as a screen reader speaks it: by its structure, in the order of its elements, over all pages. Each element is a line, a table a line for each row, with the heads of
 * the columns. What has no place in the structure, such as a page number, is silent. Chromium's `NonStruct` has no meaning, so only its content is heard.
 */
export async function readAloud(pdf: Uint8Array): Promise<string> {
  const objects = await PdfObjects.of(pdf);
  const lang = objects.text(objects.root['/Lang']) ?? null;
  const speaker = new Speaker(lang);
  const lines = structureOf(objects).flatMap((node) => speaker.block(node));
  return [`Document in ${lang ?? 'no language'}`, ...lines, ''].join('\n');
}

class Speaker {
  readonly #lang: string | null;

  constructor(lang: string | null) {
    this.#lang = lang;
  }

  /** The lines of an element that stands by itself. */
  block(node: StructureNode): string[] {
    const heading = /^H([1-6]?)$/.exec(node.role);
    if (heading) return [`Heading level ${heading[1] || '?'}: ${this.text(node)}`];
    if (node.role === 'P') return said(this.text(node));
    if (node.role === 'L') return this.#list(node);
    if (node.role === 'Table') {
      const captions = node.children.filter((child) => typeof child !== 'string' && child.role === 'Caption');
      return [...tableAloud(node, (cell) => this.text(cell)), ...captions.flatMap((one) => this.block(one as StructureNode))];
    }
    if (node.role === 'Caption') return said(this.text(node)).map((text) => `Caption: ${text}`);
    if (isFigure(node)) return [figureAloud(node)];
    if (!holdsBlocks(node) && isInline(node)) return stray(this.text(node));
    return this.#group(node.children);
  }

  /** Blocks, and the lines that stand between them. */
  #group(children: readonly (StructureNode | string)[]): string[] {
    const lines: string[] = [];
    for (const child of children) lines.push(...(typeof child === 'string' ? stray(child) : this.block(child)));
    return lines;
  }

  #list(list: StructureNode): string[] {
    const items = list.children.filter((child) => typeof child !== 'string');
    return [`List, ${count(items.length, 'item')}`, ...items.map((item) => `  ${this.#item(item)}`)];
  }

  /** "Due date: 2 December 2026", or the text of an item after a bullet. */
  #item(item: StructureNode): string {
    const parts = item.children.filter((child) => typeof child !== 'string');
    const label = parts.find(({ role }) => role === 'Lbl');
    const [first, second] = parts;
    // Chromium tags neither labels nor texts: two parts are a label with its text.
    const pair = label ? [label, ...parts.filter((part) => part !== label)] : parts.length === 2 && first && second ? parts : [];
    const [name = '', ...texts] = pair.map((part) => this.text(part));
    const isBullet = /^[\p{P}\p{S}\d]*$/u.test(name);
    return isBullet ? `• ${(pair.length === 0 ? [this.text(item)] : texts).join(' | ')}` : `${name}: ${texts.join(' | ')}`;
  }

  /** All that an element says, in one line. What stands in a block of its own inside of it is set off. */
  text(node: StructureNode): string {
    return tidy(this.#textOf(node, this.#lang));
  }

  #textOf(node: StructureNode, outer: string | null): string {
    if (isFigure(node)) return ` | ${figureAloud(node)} | `;
    const lang = node.lang ?? outer;
    const inner =
      node.says ?? node.children.map((child) => (typeof child === 'string' ? child : this.#textOf(child, lang))).join('');
    const text =
      lang === outer || inner.trim() === '' ? inner : inner.replace(/\S.*\S|\S/s, (words) => `«${lang ?? ''}: ${words}»`);
    if (node.role === 'Link') return `[Link: ${text}]`;
    return BLOCKS.has(node.role) ? ` | ${text} | ` : text;
  }
}

/** A drawing without words around another one is only its frame. */
function isFigure(node: StructureNode): boolean {
  return (
    ['Figure', 'Formula'].includes(node.role) && (node.alt !== null || !node.children.some((child) => typeof child !== 'string'))
  );
}

function figureAloud({ alt }: StructureNode): string {
  return alt === null || alt.trim() === '' ? 'Image without a description' : `Image: ${alt}`;
}

function isInline({ children, role }: StructureNode): boolean {
  return !BLOCKS.has(role) && children.some((child) => typeof child === 'string');
}

function holdsBlocks({ children }: StructureNode): boolean {
  return children.some((child) => typeof child !== 'string' && (BLOCKS.has(child.role) || holdsBlocks(child)));
}

/** Nobody can move to a text that is in no paragraph. */
function stray(text: string): string[] {
  return said(text).map((line) => `Without a paragraph: ${line}`);
}

function said(text: string): string[] {
  const tidied = tidy(text);
  return tidied === '' ? [] : [tidied];
}

/** One space between words, and one bar between blocks. */
function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\u00A0\u202F]+/g, ' ')
    .replaceAll(/(?:\s*\|\s*)+/g, ' | ')
    .replaceAll(/^[\s|]+|[\s|]+$/g, '')
    .replace(/^\[(Link: [^\][]*)\]$/, '$1');
}
