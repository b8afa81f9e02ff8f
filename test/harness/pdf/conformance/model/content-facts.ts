import type { Dict, PdfObject, Stream } from '../read/objects.js';
import type { Element } from './structure.js';

/** A marked-content sequence that is open. */
export interface Mark {
  tag: string;
  properties: Dict | undefined;
  outer: Mark | undefined;
  /** The element to which the structure tree's index assigns it. */
  element: Element | undefined;
  at: string;
}

/** How a font shows one of its codes. */
export interface CodeUse {
  /** Not only with the invisible rendering mode. */
  visible: boolean;
  /** Somewhere no /ActualText says what it means. */
  bare: boolean;
  at: string;
}

/** What the content streams of all pages do. */
export interface Content {
  painted: { what: string; mark: Mark | undefined; at: string }[];
  marks: Mark[];
  /** Marked content by its key in the parent tree and its number. */
  numbered: { key: number | undefined; mcid: number; at: string }[];
  /** Fonts and what they show. */
  fonts: Map<Dict, Map<number, CodeUse>>;
  /** Colour spaces, as the operators and resources name them. */
  colours: { space: PdfObject; at: string }[];
  images: Map<Stream, string>;
  forms: Map<Stream, string[]>;
  graphicsStates: Map<Dict, string>;
  /** Rendering intents that operators set. */
  intents: { value: PdfObject; at: string }[];
  deepest: number;
  /** Numbers beyond what a reader must be able to keep. */
  numbers: { value: number; at: string }[];
  /** Strings that are shown, and properties of marked content. */
  operands: [string, PdfObject][];
  faults: { what: 'operator' | 'inline' | 'balance' | 'resource' | 'inherited'; says: string }[];
}

/** Of pages without content. */
export function emptyContent(): Content {
  return {
    painted: [],
    marks: [],
    numbered: [],
    fonts: new Map(),
    colours: [],
    images: new Map(),
    forms: new Map(),
    graphicsStates: new Map(),
    intents: [],
    deepest: 0,
    numbers: [],
    operands: [],
    faults: [],
  };
}

/** Whether /ActualText of the sequence, or of its element, stands for what is shown. */
export function isExplained(mark: Mark | undefined): boolean {
  for (let open = mark; open; open = open.outer)
    if (open.properties?.has('ActualText') || open.element?.dict.has('ActualText')) return true;
  return false;
}
