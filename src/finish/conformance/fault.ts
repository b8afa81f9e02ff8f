import type { Standard } from '../standards.js';

/** Why a document does not conform to a standard. */
export interface ConformanceFault {
  /** Names the gate: stable, in kebab case. */
  gate: Gate;
  standards: readonly Standard[];
  /** What is wrong, in a sentence. */
  message: string;
  /** Where it is; undefined: it is not known, or in no single place. */
  place?: FaultPlace | undefined;
}

/** A place in a document. */
export interface FaultPlace {
  /** Counted from 1; null: it is not known. */
  page: number | null;
  /** The beginning of the text there. */
  text: string;
}

/** The names of the gates. */
export type Gate =
  | 'drawn-twice'
  | 'font'
  | 'glyph'
  | 'heading-order'
  | 'alternative-text'
  | 'language'
  | 'structure-type'
  | 'table'
  | 'limit'
  | 'link'
  | 'tags'
  | 'title'
  | 'character';
