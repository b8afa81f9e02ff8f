import { type CssNode, type Rule as StyleRule, generate, parse } from 'css-tree';
import { compile } from 'css-select';
import { type Element, type Node, selectOptions } from './html-tree.js';
import { type StyleDeclaration, type Stylesheet, nodesOf } from '../source/stylesheet.js';

/** A declaration and its stylesheet. */
export interface Winner {
  value: string;
  declaration: StyleDeclaration;
  stylesheet: Stylesheet;
}

interface Candidate extends Winner {
  property: string;
  matches: (element: Element) => boolean;
  /** Comparable: the greater one wins. */
  rank: readonly number[];
}

/** The declared values of some properties, by the cascade of CSS: importance, specificity, order. Without inheritance and initial values. */
export class Cascade {
  readonly #candidates: ReadonlyMap<string, readonly Candidate[]>;

  constructor(stylesheets: readonly Stylesheet[], properties: ReadonlySet<string>) {
    const all = stylesheets.flatMap((stylesheet, sheet) =>
      stylesheet.declarations
        .filter(({ property, rule, atRule }) => properties.has(property) && rule !== null && appliesOnPaper(atRule))
        .flatMap((declaration, order) => candidates(stylesheet, declaration, [sheet, order])),
    );
    this.#candidates = new Map([...properties].map((name) => [name, all.filter(({ property }) => property === name)]));
  }

  /** The declared value of a property of an element; undefined if no stylesheet sets it. */
  declared(element: Element, property: string): Winner | undefined {
    let winner: Candidate | undefined;
    for (const candidate of this.#candidates.get(property) ?? []) {
      if (winner && isLess(candidate.rank, winner.rank)) continue;
      if (candidate.matches(element)) winner = candidate;
    }
    return winner;
  }
}

/** A test for the elements that a selector matches. An unsupported selector matches none. */
function compiledSelector(selector: string): (element: Element) => boolean {
  try {
    return compile<Node, Element>(selector, selectOptions);
  } catch {
    return () => false;
  }
}

/** The selectors of a rule, one by one. Those of a nested rule include the outer selectors. */
export function selectorsOf(rule: StyleRule): string[] {
  if (rule.prelude.type !== 'SelectorList') return [];
  return rule.prelude.children.toArray().map((selector) => generate(selector));
}

function candidates(stylesheet: Stylesheet, declaration: StyleDeclaration, order: readonly number[]): Candidate[] {
  const { node, property, rule } = declaration;
  if (rule === null) return [];
  const value = generate(node.value).toLowerCase();
  const importance = node.important ? 1 : 0;
  return selectorsOf(rule).map((selector) => ({
    declaration,
    stylesheet,
    property,
    value,
    matches: compiledSelector(selector),
    rank: [importance, ...specificity(selector), ...order],
  }));
}

/** Ignores rules for screens, and assumes that all others apply. */
function appliesOnPaper(atRule: StyleDeclaration['atRule']): boolean {
  return !(atRule?.name === 'media' && atRule.prelude !== null && /\bscreen\b/.test(generate(atRule.prelude)));
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((part, at) => part !== other[at]);
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0);
}

/** Ids, classes with what counts like them, names of elements (Selectors Level 4, 17). */
function specificity(selector: string): [number, number, number] {
  const ast = parse(selector, { context: 'selector' });
  return specificityOf(ast);
}

function specificityOf(node: CssNode): [number, number, number] {
  switch (node.type) {
    case 'Selector':
      return node.children.toArray().map(specificityOf).reduce(sum, [0, 0, 0]);
    case 'SelectorList':
      return node.children.toArray().map(specificityOf).reduce(greater, [0, 0, 0]);
    case 'IdSelector':
      return [1, 0, 0];
    case 'ClassSelector':
    case 'AttributeSelector':
      return [0, 1, 0];
    case 'PseudoClassSelector':
      return specificityOfPseudo(node);
    case 'PseudoElementSelector':
      return [0, 0, 1];
    case 'TypeSelector':
      return node.name === '*' ? [0, 0, 0] : [0, 0, 1];
    default:
      return [0, 0, 0];
  }
}

function specificityOfPseudo(node: Extract<CssNode, { type: 'PseudoClassSelector' }>): [number, number, number] {
  if (node.name === 'where') return [0, 0, 0];
  const lists = nodesOf(node, 'SelectorList');
  const [list] = lists;
  if (['is', 'not', 'has'].includes(node.name) && list) return specificityOf(list);
  return [0, 1, 0];
}

type Specificity = [number, number, number];

const sum = ([a, b, c]: Specificity, [d, e, f]: Specificity): Specificity => [a + d, b + e, c + f];
const greater = (one: Specificity, other: Specificity): Specificity => (isLess(one, other) ? other : one);
