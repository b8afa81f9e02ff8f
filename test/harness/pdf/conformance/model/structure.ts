import { Dict, Ref, Stream, Text, type PdfObject } from '../read/objects.js';
import { STANDARD_TYPES } from './standard-types.js';

/** A part of the page's content that an element names by its number. */
export interface MarkedPart {
  mcid: number;
  /** The page, or the form with the content. */
  content: Dict | undefined;
}

/** An element of the structure tree. */
export interface Element {
  dict: Dict;
  /** As it is written. */
  type: string;
  /** The standard type that it is or is mapped to. */
  standard: string | undefined;
  parent: Element | undefined;
  kids: (Element | MarkedPart | { object: Dict | undefined })[];
}

/** The structure tree and its index. */
export interface Structure {
  root: Dict | undefined;
  roleMap: Map<string, string>;
  /** In the order of reading. */
  elements: Element[];
  byDict: Map<Dict, Element>;
  /** Dictionaries that hang in the tree twice. */
  twice: Dict[];
  /** The parent tree: what stands under each key. */
  parents: Map<number, PdfObject>;
}

/** Reads the structure tree of a catalogue. */
export function readStructure(catalog: Dict): Structure {
  const root = catalog.dict('StructTreeRoot');
  const structure: Structure = {
    root,
    roleMap: new Map(
      [...(root?.dict('RoleMap')?.entries.keys() ?? [])].map((type) => [type, root?.dict('RoleMap')?.name(type) ?? '']),
    ),
    elements: [],
    byDict: new Map(),
    twice: [],
    parents: new Map(),
  };
  for (const kid of root?.list('K') ?? []) if (kid instanceof Dict) readElement(kid, undefined, undefined, structure);
  const index = root?.dict('ParentTree');
  if (index) readNumberTree(index, structure.parents);
  return structure;
}

function readElement(dict: Dict, parent: Element | undefined, page: Dict | undefined, structure: Structure): Element | undefined {
  if (structure.byDict.has(dict)) {
    structure.twice.push(dict);
    return undefined;
  }
  const type = dict.name('S') ?? '';
  const element: Element = { dict, type, standard: standardType(type, structure.roleMap), parent, kids: [] };
  structure.elements.push(element);
  structure.byDict.set(dict, element);
  const here = dict.dict('Pg') ?? page;
  for (const kid of dict.list('K')) {
    if (typeof kid === 'number') element.kids.push({ mcid: kid, content: dict.dict('Pg') });
    else if (!(kid instanceof Dict)) throw new Error(`a kid of /${type} is neither element nor content`);
    else if (kid.name('Type') === 'MCR')
      element.kids.push({ mcid: kid.number('MCID') ?? NaN, content: kid.dict('Stm') ?? kid.dict('Pg') ?? dict.dict('Pg') });
    else if (kid.name('Type') === 'OBJR') element.kids.push({ object: kid.dict('Obj') });
    else {
      const child = readElement(kid, element, here, structure);
      if (child) element.kids.push(child);
    }
  }
  return element;
}

/** The standard type at the end of the role map; a mapped standard type is what it is mapped to, as validators see it. */
function standardType(type: string, roleMap: Map<string, string>): string | undefined {
  const seen = new Set([type]);
  let mapped = roleMap.get(type);
  while (mapped !== undefined && !seen.has(mapped)) {
    if (STANDARD_TYPES.has(mapped)) return mapped;
    seen.add(mapped);
    mapped = roleMap.get(mapped);
  }
  return STANDARD_TYPES.has(type) ? type : undefined;
}

function readNumberTree(node: Dict, entries: Map<number, PdfObject>): void {
  const pairs = node.get('Nums');
  if (Array.isArray(pairs)) {
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      const key = Number(pairs[index]);
      if (entries.has(key)) throw new Error(`the parent tree has ${key} twice`);
      entries.set(key, pairs[index + 1] ?? null);
    }
  }
  for (const kid of node.list('Kids')) if (kid instanceof Dict && kid !== node) readNumberTree(kid, entries);
}

/** The element that the parent tree names for a piece of marked content. */
export function elementOf({ parents, byDict, root }: Structure, key: number | undefined, mcid: number): Element | undefined {
  const entry = key === undefined ? null : (root?.resolve(parents.get(key) ?? null) ?? null);
  const dict = Array.isArray(entry) ? root?.resolve(entry[mcid] ?? null) : undefined;
  return dict instanceof Dict ? byDict.get(dict) : undefined;
}

/** The element that the parent tree names for an object of its own, such as an annotation. */
export function elementOfObject({ parents, byDict, root }: Structure, key: number | undefined): Element | undefined {
  const dict = key === undefined ? undefined : root?.resolve(parents.get(key) ?? null);
  return dict instanceof Dict ? byDict.get(dict) : undefined;
}

export function isElement(kid: Element['kids'][number]): kid is Element {
  return 'kids' in kid;
}

// These only group; validators look through them.
const GROUPS = new Set(['NonStruct', 'Div', 'Part']);

/** The children, looked for inside what only groups. */
export function childrenOf(element: Element): Element[] {
  return element.kids.filter(isElement).flatMap((kid) => (GROUPS.has(kid.standard ?? '') ? childrenOf(kid) : [kid]));
}

/** The standard type of the nearest element around that does not only group. */
export function parentType({ parent }: Element): string | undefined {
  return parent && GROUPS.has(parent.standard ?? '') ? parentType(parent) : parent?.standard;
}

/** A value of an element's attributes, those of one owner. */
export function attribute({ dict }: Element, owner: string, key: string): PdfObject {
  const owned = dict.list('A').find((one) => one instanceof Dict && one.name('O') === owner && one.has(key));
  return owned instanceof Dict ? owned.get(key) : null;
}

/** An element for a message. */
export function nameOf({ type, dict }: Element): string {
  const id = dict.get('ID');
  const numbers = [...dict.entries.values()].filter((value) => value instanceof Ref).length;
  return id instanceof Text ? `/${type} (${id.bytes})` : `/${type} with ${numbers} references`;
}

/** The number under which a page or form stands in the parent tree. */
export function contentKey(content: Dict | Stream): number | undefined {
  return (content instanceof Stream ? content.dict : content).number('StructParents');
}
