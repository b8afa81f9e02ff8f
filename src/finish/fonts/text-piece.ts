/** Glyphs that follow each other, in one font. */
export interface GlyphRun {
  /** Name of the font in the resources of the stream, with its slash. */
  font: string;
  /** Hexadecimal digits. */
  codes: string;
  /** What the glyphs stand for, where the stream says so itself (ISO 32000-2, 14.9.4), once for all of them; undefined: what the font says. */
  actualText: string | undefined;
}

/** What one `BT … ET` sets: a line of text, or a part of it. */
export interface TextPiece {
  runs: GlyphRun[];
  /** Its glyphs stand in the reverse order of the text (ISO 32000-2, 14.8.2.5.3). */
  isReversed: boolean;
  /** Where its `ET` stands: glyphs that are inserted here follow its last one. */
  end: number;
}
