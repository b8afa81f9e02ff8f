import { markedTexts } from './marked-texts.js';
import type { PdfDictionary, PdfObjects, PdfValue } from './pdf-objects.js';

/** An element of the structure of a PDF (ISO 32000-2, 14.7). */
export interface StructureNode {
  /** The standard type that its own type stands for: `H1`, `P`, `TD` … */
  role: string;
  id: string | null;
  lang: string | null;
  alt: string | null;
  /** What it says instead of its content. */
  says: string | null;
  /** The attributes of tables and lists: `Scope`, `ColSpan`, `Headers` … */
  attributes: Record<string, PdfValue>;
  /** Elements, and the texts of marked content. */
  children: (StructureNode | string)[];
}

/** The structure of a PDF with its texts, over all pages. An empty list: it has none. */
export function structureOf(objects: PdfObjects): StructureNode[] {
  const { '/StructTreeRoot': root } = objects.root;
  const tree = objects.dictionary(root);
  const texts = new Map(objects.pages().flatMap((page) => [...markedTexts(objects, page)]));
  const roles = objects.dictionary(tree['/RoleMap']);
  const children = (element: PdfDictionary, page: PdfValue): (StructureNode | string)[] =>
    objects.list(element['/K']).flatMap((kid): (StructureNode | string)[] => {
      if (typeof kid === 'number') return [texts.get(`${nameOf(page)}:${kid}`) ?? ''];
      const child = objects.dictionary(kid);
      const own = child['/Pg'] ?? page;
      if (child['/Type'] === '/MCR')
        return [texts.get(`${nameOf(child['/Stm'] ?? own)}:${nameOf(child['/MCID'] ?? null)}`) ?? ''];
      // An annotation has its words beside it.
      return child['/Type'] === '/OBJR' ? [] : [nodeOf(child, own)];
    });
  const nodeOf = (element: PdfDictionary, page: PdfValue): StructureNode => ({
    role: standardRole(objects, roles, element['/S']),
    id: objects.text(element['/ID']) ?? null,
    lang: objects.text(element['/Lang']) ?? null,
    alt: objects.text(element['/Alt']) ?? null,
    says: objects.text(element['/ActualText']) ?? null,
    attributes: attributesOf(objects, element['/A']),
    children: children(element, page),
  });
  return children(tree, null).filter((child) => typeof child !== 'string');
}

/** PDF 2.0 has some types more than PDF 1.7, which a role map explains to older readers. */
function standardRole(objects: PdfObjects, roles: PdfDictionary, type: PdfValue | undefined): string {
  const names: PdfValue[] = [];
  let name = objects.value(type);
  while (typeof name === 'string' && roles[name] !== undefined && !names.includes(name)) {
    names.push(name);
    name = objects.value(roles[name]);
  }
  return nameOf(name).replace(/^\//, '');
}

/** A name, a reference or a number. */
function nameOf(value: PdfValue): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

function attributesOf(objects: PdfObjects, value: PdfValue | undefined): Record<string, PdfValue> {
  const all: Record<string, PdfValue> = {};
  for (const one of objects.list(value))
    for (const [key, entry] of Object.entries(objects.dictionary(one))) all[key.slice(1)] = objects.value(entry);
  return all;
}
