/** A part of a content stream, from its first character to the one behind its last. */
export interface Stretch {
  start: number;
  end: number;
}

/** Glyphs whose text stands in the stream beside them, as `/ActualText` (ISO 32000-2, 14.9.4). */
export interface ExplainedPart {
  text: string;
  /** The operator that opens it, with its operands. */
  opening: Stretch;
  closing: Stretch;
  /** It says nothing else, and no other marked content begins in it: its two operators may be taken out. */
  isPlain: boolean;
}

/** One operator that shows glyphs. */
export interface ShownGlyphs {
  /** The operator with its operands. */
  stretch: Stretch;
  /** The hexadecimal digits of its strings. */
  strings: Stretch[];
  /** The operators that set their font and their place. */
  setting: TextSetting;
}

/** How and where glyphs are set. */
export interface TextSetting {
  /** `/F4 16 Tf` */
  font: string;
  /** `1 0 0 -1 561 33 Tm` */
  matrix: string;
  /** Where the matrix ends in the stream: the `Td` behind it move the glyphs. */
  start: number;
}

/** Glyphs that follow each other, in one font. */
export interface GlyphRun {
  /** Name of the font in the resources of the stream, with its slash. */
  font: string;
  /** Hexadecimal digits. */
  codes: string;
  shown: ShownGlyphs[];
  /** Where the stream says what the glyphs stand for, once for all of them; undefined: the font says it. */
  part: ExplainedPart | undefined;
}

/** What one `BT … ET` sets: a line of text, or a part of it. */
export interface TextPiece {
  runs: GlyphRun[];
  /** Its glyphs stand in the reverse order of the text (ISO 32000-2, 14.8.2.5.3). */
  isReversed: boolean;
  /** Where its `BT` stands. */
  start: number;
  /** Where its `ET` stands: glyphs that are inserted here follow its last one. */
  end: number;
  /** How often the graphics state had changed before it. */
  state: number;
}
