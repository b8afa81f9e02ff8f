import type { Standard } from '../standards.js';

/** Why a document does not conform to a standard. */
export interface ConformanceFault {
  /** Names the gate: stable, in kebab case. */
  gate: Gate;
  standards: readonly Standard[];
  /** What is wrong, in a sentence. */
  message: string;
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
  | 'title'
  | 'character';
