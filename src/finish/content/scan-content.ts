import { UnexpectedPdfError } from '../errors.js';
import { readTextString } from '../syntax/strings.js';
import { endOfValue } from '../syntax/values.js';
import { eachOperator } from './operators.js';
import type { ExplainedPart, Stretch, TextPiece, TextSetting } from './text-piece.js';
import type { ScannedContent, ScannedMark } from './scanned-content.js';

/** Operators that build a path. */
const pathOperators = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
/** Operators that paint it. */
const paintOperators = new Set(['f', 'S', 'F', 'f*', 's', 'B', 'B*', 'b', 'b*']);
/** If one of these stands between two painted things, they go into two artifacts: an artifact must begin and end on the same level. */
const borders = new Set(['q', 'Q', 'BT', 'ET', 'BDC', 'BMC', 'EMC', 'W', 'W*']);

interface OpenMark {
  /** Undefined: it has no number, and belongs to the one around it. */
  mark: ScannedMark | undefined;
  start: number;
  /** The part that says what its content stands for: this one, or one around it. */
  part: ExplainedPart | undefined;
  isReversed: boolean;
  /** It is an artifact, or inside of one. */
  isArtifact: boolean;
}

/**
 * Finds out what a content stream paints, and in which marked content.
 * @param paintsMarks whether the form of this name has marked content of its own
 * @throws UnexpectedPdfError for marked content that does not end, and for text in another form than Chromium's
 */
export function scanContent(text: string, paintsMarks: (name: string) => boolean): ScannedContent {
  const scanner = new ContentScanner(text, paintsMarks);
  eachOperator(text, (operator, start, end) => scanner.take(operator, start, end));
  return scanner.end();
}

class ContentScanner {
  readonly #text: string;
  readonly #paintsMarks: (name: string) => boolean;
  readonly #found: ScannedContent;
  readonly #open: OpenMark[] = [];
  /** The marked content with a number that is open: the innermost one. */
  #mark: ScannedMark | undefined;
  /** Name of the font, with its slash. */
  #font = '';
  #textSetting: TextSetting = { font: '', matrix: '', start: 0 };
  /** How often the graphics state has changed. */
  #state = 0;
  /** The text of the open text object; undefined: it has shown none yet. */
  #piece: TextPiece | undefined;
  /** Where the path begins that is not painted yet. */
  #path: number | undefined;
  /** The text object (`BT … ET`) that is open: where it begins, how many stretches there were before, and whether marked content begins or ends in it. */
  #textObject: { start: number; before: number; hasMark: boolean } | undefined;
  /** What is painted next may go into the same artifact as what was painted last. */
  #mayJoin = false;

  constructor(text: string, paintsMarks: (name: string) => boolean) {
    this.#text = text;
    this.#paintsMarks = paintsMarks;
    this.#found = { text, marks: new Map(), untagged: [], untaggedPieces: [], forms: new Map() };
  }

  take(operator: string, start: number, end: number): void {
    // First the operators that come with every glyph. `Td` moves the text only: see `TextSetting`.
    if (operator === 'Td') return;
    if (operator === 'Tj' || operator === 'TJ') this.#showText(start, end);
    else if (pathOperators.has(operator)) this.#path ??= start;
    else if (paintOperators.has(operator)) this.#paint(this.#path ?? start, end);
    else if (operator === 'n') this.#path = undefined;
    else this.#takeOther(operator, start, end);
    if (borders.has(operator)) this.#mayJoin = false;
  }

  end(): ScannedContent {
    if (this.#open.length > 0) throw new UnexpectedPdfError('has marked content that does not end');
    return this.#found;
  }

  #takeOther(operator: string, start: number, end: number): void {
    switch (operator) {
      case 'BDC':
      case 'BMC':
        return this.#openMark(start, end);
      case 'EMC':
        return this.#closeMark(start, end);
      case 'BT':
        this.#textObject = { start, before: this.#found.untagged.length, hasMark: false };
        return;
      case 'ET':
        return this.#endText(end);
      case 'Tf':
        this.#font = this.#text.slice(start, endOfValue(this.#text, start));
        this.#textSetting = { ...this.#textSetting, font: this.#text.slice(start, end) };
        return;
      case 'Tm':
        this.#textSetting = { ...this.#textSetting, matrix: this.#text.slice(start, end), start: end };
        return;
      case 'sh':
        return this.#paint(start, end);
      case 'Do':
        return this.#draw(this.#text.slice(start, endOfValue(this.#text, start)), start, end);
      case "'":
      case '"':
        throw new UnexpectedPdfError('sets text in another way than Chromium');
      default:
        this.#state += 1;
    }
  }

  #openMark(start: number, end: number): void {
    const operands = this.#text.slice(start, end);
    const number = /\/MCID (\d+)/.exec(operands)?.[1];
    const outer = this.#open.at(-1);
    let mark = this.#mark;
    if (number !== undefined) {
      mark = { opening: { start, end }, state: this.#state, pieces: [], hasImage: false };
      this.#found.marks.set(Number(number), mark);
      if (this.#textObject) this.#textObject.hasMark = true;
    }
    const own = explainedPart(operands, { start, end });
    if (outer?.part) outer.part.isPlain = false;
    this.#open.push({
      mark: number === undefined ? undefined : mark,
      start,
      part: own ?? outer?.part,
      isReversed: operands.startsWith('/ReversedChars') || (outer?.isReversed ?? false),
      isArtifact: operands.startsWith('/Artifact') || (outer?.isArtifact ?? false),
    });
    if (own) this.#startRun();
    this.#mark = mark;
  }

  #closeMark(start: number, end: number): void {
    const closed = this.#open.pop();
    if (!closed) throw new UnexpectedPdfError('ends marked content that it did not begin');
    if (closed.part?.opening.start === closed.start) closed.part.closing = { start, end };
    this.#mark = this.#open.findLast(({ mark }) => mark)?.mark;
    if (this.#textObject && closed.start < this.#textObject.start) this.#textObject.hasMark = true;
    this.#startRun();
    // Marked content without a number is no tag: what is in it is untagged, and it goes into one artifact as a whole.
    const isWhole = closed.mark === undefined && this.#mark === undefined && this.#open.length === 0 && !closed.isArtifact;
    if (!isWhole) return;
    const { untagged } = this.#found;
    while ((untagged.at(-1)?.start ?? -1) >= closed.start) untagged.pop();
    untagged.push({ start: closed.start, end });
  }

  /** The next glyphs do not belong to the last ones. */
  #startRun(): void {
    this.#piece?.runs.push({ font: this.#font, codes: '', shown: [], part: this.#open.at(-1)?.part });
  }

  #showText(start: number, end: number): void {
    const operands = this.#text.slice(start, end);
    if (operands.includes('(')) throw new UnexpectedPdfError('has a text that is not in hexadecimal digits');
    const piece = (this.#piece ??= {
      runs: [],
      isReversed: false,
      start: this.#textObject?.start ?? start,
      end: 0,
      state: this.#state,
    });
    const inner = this.#open.at(-1);
    piece.isReversed ||= inner?.isReversed ?? false;
    const last = piece.runs.at(-1);
    const run = last?.font === this.#font ? last : { font: this.#font, codes: '', shown: [], part: inner?.part };
    if (run !== last) piece.runs.push(run);
    const strings: Stretch[] = [];
    for (let open = operands.indexOf('<'); open !== -1; open = operands.indexOf('<', open + 1)) {
      const close = operands.indexOf('>', open);
      run.codes += operands.slice(open + 1, close);
      strings.push({ start: start + open + 1, end: start + close });
    }
    run.shown.push({ stretch: { start, end }, strings, setting: this.#textSetting });
    this.#foundPaint({ start, end });
  }

  #endText(end: number): void {
    const piece = this.#piece;
    if (piece) {
      piece.end = end - 'ET'.length;
      piece.runs = piece.runs.filter(({ codes }) => codes !== '');
      (this.#mark?.pieces ?? this.#found.untaggedPieces).push(piece);
    }
    this.#piece = undefined;
    const textObject = this.#textObject;
    this.#textObject = undefined;
    const isUntagged =
      textObject && !textObject.hasMark && this.#open.length === 0 && this.#found.untagged.length > textObject.before;
    if (!isUntagged) return;
    this.#found.untagged.length = textObject.before;
    this.#found.untagged.push({ start: textObject.start, end });
  }

  #paint(start: number, end: number): void {
    this.#path = undefined;
    this.#foundPaint({ start, end });
  }

  #draw(name: string, start: number, end: number): void {
    const isTagged = this.#mark !== undefined;
    const before = this.#found.forms.get(name);
    this.#found.forms.set(name, { isTagged: isTagged || (before?.isTagged ?? false), times: (before?.times ?? 0) + 1 });
    if (this.#mark) this.#mark.hasImage = true;
    else if (!this.#paintsMarks(name)) this.#foundPaint({ start, end });
  }

  /** Notes what is painted outside of marked content. */
  #foundPaint(stretch: Stretch): void {
    if (this.#open.length > 0) return;
    const last = this.#found.untagged.at(-1);
    if (last && this.#mayJoin) last.end = stretch.end;
    else this.#found.untagged.push(stretch);
    this.#mayJoin = !this.#textObject;
  }
}

/** What an operator that opens marked content says about what is in it; undefined: nothing. */
function explainedPart(operands: string, opening: Stretch): ExplainedPart | undefined {
  const key = /\/ActualText\s*/.exec(operands);
  if (!key) return undefined;
  const value = operands.slice(key.index + key[0].length);
  const length = endOfValue(value, 0);
  const isPlain = /^\/Span\s*<<\s*$/.test(operands.slice(0, key.index)) && /^\s*>>\s*BDC$/.test(value.slice(length));
  return { text: readTextString(value.slice(0, length)), opening, closing: opening, isPlain };
}
