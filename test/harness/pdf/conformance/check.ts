import type { PdfObject } from './read/objects.js';
import { readPdfFile } from './read/pdf-file.js';
import { readContent } from './model/content.js';
import { catalogOf, readPages } from './model/pages.js';
import { NS } from './model/schemas.js';
import { readStructure } from './model/structure.js';
import { valuesOf } from './model/values.js';
import { readXmp } from './model/xmp.js';
import { RULES } from './rules/all.js';
import type { Facts } from './rules/rule.js';

/** A rule that a PDF breaks. */
export interface Fault {
  /** Of the rule; `read` when the PDF is not one that can be looked at. */
  ids: string;
  says: string;
  /** The first few places. */
  at: string[];
}

/** The standards that a PDF says it meets. */
export type Claim = 'A' | 'UA';

/** What a PDF claims in its metadata; compressed metadata counts too. */
export function claimsOf(pdf: Uint8Array): Claim[] {
  return claims(readXmp(catalogOf(readPdfFile(pdf))).packet);
}

function claims(packet: string): Claim[] {
  const named: [Claim, string][] = [
    ['A', NS.pdfaid],
    ['UA', NS.pdfuaid],
  ];
  // An extension schema only describes a namespace: the claim is a declaration of it.
  return named
    .filter(([, namespace]) => new RegExp(`xmlns:\\w+\\s*=\\s*["']${namespace}["']`).test(packet))
    .map(([claim]) => claim);
}

/** The rules that a PDF breaks: of the standards given, else of those that it claims; none if it claims nothing. */
export function conformanceFaults(pdf: Uint8Array, standards?: Claim[]): Fault[] {
  let facts: Facts;
  try {
    facts = factsOf(pdf);
  } catch (error) {
    return [{ ids: 'read', says: 'the PDF can be read', at: [error instanceof Error ? error.message : String(error)] }];
  }
  const claimed = standards ?? claims(facts.xmp.packet);
  if (claimed.length === 0) return [];
  const applies = (ids: string) =>
    ids === 'own' || ids.split(', ').some((id) => claimed.some((claim) => id.startsWith(`${claim} `)));
  return RULES.filter(({ ids }) => applies(ids)).flatMap(({ ids, says, broken }) => {
    const at = placesOf(() => broken(facts));
    return at.length > 0 ? [{ ids, says, at: at.slice(0, 3) }] : [];
  });
}

/** What cannot be judged counts as broken. */
function placesOf(broken: () => Iterable<string>): string[] {
  try {
    return [...broken()];
  } catch (error) {
    return [String(error)];
  }
}

function factsOf(pdf: Uint8Array): Facts {
  const file = readPdfFile(pdf);
  const catalog = catalogOf(file);
  const pages = readPages(file);
  const structure = readStructure(catalog);
  const content = readContent(pages, structure);
  const objects = [...file.objects].map(([number, object]): [string, PdfObject] => [`object ${number}`, object]);
  const values = [...valuesOf([['the trailer', file.trailer], ...objects]), ...valuesOf(content.operands)];
  return { file, catalog, pages, structure, content, xmp: readXmp(catalog), values };
}
