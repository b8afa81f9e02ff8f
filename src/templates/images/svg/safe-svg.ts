import { isUtf8 } from 'node:buffer';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ImageFault } from '../image-fault.js';
import { type CostNode, drawnElements } from './svg-cost.js';
import { ATTRIBUTES, DRAWING, reasonAgainst, SILENT } from './svg-names.js';
import { sizeOf, type SvgSize } from './svg-size.js';
import { referencesIn, stylesFault, valueFault } from './svg-values.js';

/** A drawing that holds nothing but shapes and paint, and its size. */
export interface SafeSvg extends SvgSize {
  markup: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const MOST_BYTES = 500_000;
const MOST_DEPTH = 100;
const MOST_ELEMENTS = 20_000;

interface Open extends CostNode {
  name: string;
  children: Open[];
}

/**
 * Reads a drawing and writes it again from a list of harmless elements and attributes. What editors add (metadata, names of layers) is left out. What would load,
 * run or be missing on paper is refused.
 * @throws ImageFault with the line
 */
export function safeSvg(bytes: Buffer): SafeSvg {
  if (bytes.length > MOST_BYTES) throw new ImageFault(`has ${bytes.length} bytes; at most ${MOST_BYTES} are allowed`);
  if (!isUtf8(bytes)) throw new ImageFault('is not an SVG: it is not UTF-8 text');
  return new Writer().read(bytes.toString('utf8').replace(/^\uFEFF/, ''));
}

class Writer {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #open: Open[] = [];
  #markup = '';
  #root: Open | undefined;
  #size: SvgSize | undefined;
  /** The text of the `<style>` that is open: a comment or CDATA in it divides it for the parser. */
  #styles = '';
  /** How deep the parser is in something that is left out. */
  #silent = 0;

  read(text: string): SafeSvg {
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw new ImageFault(`is not valid XML: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`, parser.line);
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
        this.#refuse(`has the encoding ${encoding}: save it as UTF-8`);
    });
    parser.on('doctype', (doctype) => {
      if (doctype.includes('[')) this.#refuse('has entities in its DOCTYPE: take it out');
    });
    parser.on('processinginstruction', ({ target }) => this.#refuse(`has <?${target}?>: take it out`));
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('closetag', () => this.#closed());
    parser.on('text', (part) => this.#read(part));
    parser.on('cdata', (part) => this.#read(part));
    parser.write(text).close();
    if (!this.#size || !this.#root) throw new ImageFault('is not an SVG: it has no <svg>');
    const drawn = drawnElements(this.#root);
    if (drawn === null) throw new ImageFault('refers to itself: a <use> or url(#…) leads back to where it is');
    if (drawn > MOST_ELEMENTS)
      throw new ImageFault(`draws more than ${MOST_ELEMENTS} elements, those that <use> repeats included`);
    return { ...this.#size, markup: this.#markup };
  }

  #opened({ local, uri, attributes }: SaxesTagNS): void {
    const isForeign = uri !== SVG;
    if (this.#silent === 0 && this.#open.length === 0 && (isForeign || local !== 'svg')) {
      this.#refuse(`is not an SVG: it begins with <${local}>${local === 'svg' ? ` without xmlns="${SVG}"` : ''}`);
    }
    const given = Object.values(attributes);
    const handler = given.find(({ local: name }) => /^on/i.test(name));
    if (handler) this.#refuse(`has an event handler: take out ${handler.local}=`);
    if (this.#silent > 0 || isForeign || SILENT.has(local)) {
      // Scripts are named even in something that is left out.
      if (/^(?:script|foreignObject|iframe)$/i.test(local)) this.#refuse(reasonAgainst(local));
      this.#silent += 1;
      return;
    }
    if (!DRAWING.has(local)) this.#refuse(reasonAgainst(local));
    if (this.#open.length >= MOST_DEPTH) this.#refuse(`is nested more than ${MOST_DEPTH} deep`);
    const kept = new Map<string, string>();
    for (const { local: name, uri: of, value } of given) {
      const isPlain = of === '' || (of === XLINK && name === 'href');
      if (isPlain && ATTRIBUTES.has(name)) kept.set(name, this.#checked(name, value));
    }
    this.#push(local, kept);
  }

  #push(name: string, attributes: Map<string, string>): void {
    if (this.#open.length === 0) {
      const { width, height, viewBox } = (this.#size = sizeOf(attributes, this.#parser.line));
      for (const [key, value] of Object.entries({ width: String(width), height: String(height), viewBox }))
        attributes.set(key, value);
      for (const key of ['x', 'y']) attributes.delete(key);
    }
    const references = [...attributes].flatMap(([key, value]) => referencesIn(key, value));
    const node: Open = { name, id: attributes.get('id'), references, children: [] };
    this.#open.at(-1)?.children.push(node);
    this.#root ??= node;
    this.#open.push(node);
    const written = [...attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
    this.#markup += `<${name}${this.#open.length === 1 ? ` xmlns="${SVG}"` : ''}${written}>`;
  }

  #closed(): void {
    if (this.#silent > 0) {
      this.#silent -= 1;
      return;
    }
    if (this.#open.at(-1)?.name === 'style') this.#writeStyles();
    this.#markup += `</${this.#open.pop()?.name ?? ''}>`;
  }

  /** The only text that counts is that of `<style>`. */
  #read(text: string): void {
    if (this.#silent === 0 && this.#open.at(-1)?.name === 'style') this.#styles += text;
  }

  #writeStyles(): void {
    const fault = stylesFault(this.#styles);
    if (fault !== null) this.#refuse(fault);
    this.#markup += escaped(this.#styles);
    this.#styles = '';
  }

  #checked(name: string, value: string): string {
    const fault = valueFault(name, value);
    return fault === null ? value : this.#refuse(fault);
  }

  #refuse(message: string): never {
    throw new ImageFault(message, this.#parser.line);
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
