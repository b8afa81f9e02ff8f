import type { FactView } from '../../view/document/document-view.js';
import type { Rulers } from './rulers.js';

/** The room of a fact in a quarter of the line, in em of its size. */
const ROOM = 11.9;

/** Says which facts get two columns: a number, such as a German "Leitweg-ID", is copied by hand and never broken. */
export function withWideFacts(meta: readonly FactView[], { strong }: Rulers): FactView[] {
  return meta.map((fact) => ({ ...fact, isWide: fact.text.split(/\s+/).some((piece) => strong(piece) > ROOM) }));
}
