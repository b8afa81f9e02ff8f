import { type Atrule, type CssNode, type Declaration, type Rule as StyleRule, parse, walk } from 'css-tree';
import type { SourceText } from '#service/templates/read/source-text.js';
import { endingFaults } from '#service/templates/read/styles/css-endings.js';

/** A declaration with its context. */
export interface StyleDeclaration {
  node: Declaration;
  /** `color`, in small letters. */
  property: string;
  rule: StyleRule | null;
  /** The nearest at-rule, e.g. `page` or `top-left`. */
  atRule: Atrule | null;
  offset: number;
}

/** One stylesheet file, parsed. */
export interface Stylesheet {
  text: SourceText;
  /** Whether everything in it ends. If not, nothing else is known. */
  isWhole: boolean;
  ast: CssNode;
  declarations: readonly StyleDeclaration[];
  atRules: readonly Atrule[];
  /** The parts that a browser skips. The reader reports parts that never end. */
  faults: readonly { message: string; offset: number }[];
}

/** At-rules with descriptors in place of properties. */
const DESCRIPTORS = new Set(['font-face', 'counter-style', 'property', 'font-palette-values']);

/** Parses a stylesheet. Faults are kept, not thrown. If something in it never ends, nothing else is checked. */
export function parseStylesheet(text: SourceText): Stylesheet {
  const isWhole = endingFaults(text.text).length === 0;
  const faults: { message: string; offset: number }[] = [];
  const ast = parse(isWhole ? text.text : '', {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ message, offset }) => faults.push({ message, offset }),
  });
  const declarations: StyleDeclaration[] = [];
  const atRules: Atrule[] = [];
  walk(ast, function visit(node) {
    if (node.type === 'Atrule') atRules.push(node);
    if (node.type !== 'Declaration' || DESCRIPTORS.has(this.atrule?.name ?? '')) return;
    const property = node.property.toLowerCase();
    declarations.push({ node, property, rule: this.rule, atRule: this.atrule, offset: offsetOf(node) });
  });
  return { text, isWhole, ast, declarations, atRules, faults };
}

/** Where a node starts. */
export function offsetOf(node: CssNode): number {
  return node.loc?.start.offset ?? 0;
}

/** The nodes of one kind below another. */
export function nodesOf<T extends CssNode['type']>(root: CssNode, type: T): Extract<CssNode, { type: T }>[] {
  const found: Extract<CssNode, { type: T }>[] = [];
  walk(root, (node) => {
    if (node.type === type) found.push(node as Extract<CssNode, { type: T }>);
  });
  return found;
}
