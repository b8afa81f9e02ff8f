import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { JoinedObjects } from '../join/object-copier.js';
import { Dictionary } from '../syntax/dictionary.js';
import { type FontProgram, type Glyph, readFont, writeFont } from './font-program.js';

/** Larger fonts are used as they are. */
const largestFont = 20_000_000;

/** A font that has the glyphs of all its subsets. */
interface SharedFont {
  /** Of its object. */
  number: number;
  program: FontProgram;
  /** The object as it is in the only document that has it; null: there are more of them. */
  only: { text: string; stream: Buffer } | null;
}

/**
 * What documents have in common: equal objects, and their fonts. Chromium embeds the glyphs of a font that a document shows, so hardly two documents have the same ones. In the merged
 * file a font is there once, with the glyphs of all documents. Its glyphs keep their numbers, so nothing else changes.
 */
export class SharedObjects extends JoinedObjects {
  /** Fonts by what their subsets have in common; more than one if subsets contradict each other. */
  readonly #fonts = new Map<string, SharedFont[]>();
  /** The number of the font that has all glyphs of a program, by its hash. */
  readonly #programs = new Map<string, number>();

  override share(text: string, stream: Buffer | undefined): number {
    if (!stream || !text.includes('/Length1')) return super.share(text, stream);
    const hash = createHash('sha256').update(text).update(stream).digest('base64');
    const number = this.#programs.get(hash) ?? this.#addFont(text, stream) ?? super.share(text, stream);
    this.#programs.set(hash, number);
    return number;
  }

  /** Adds the streams of the fonts. */
  writeFonts(): void {
    for (const { number, program, only } of [...this.#fonts.values()].flat()) {
      // A copy of the dictionary as text: writing it changes it.
      if (only) this.objects.set(number, Dictionary.parse(only.text), only.stream);
      else {
        const bytes = writeFont(program);
        const dictionary = new Dictionary([
          ['/Length1', String(bytes.length)],
          ['/Filter', '/FlateDecode'],
        ]);
        this.objects.set(number, dictionary, deflateSync(bytes));
      }
    }
  }

  #addFont(text: string, stream: Buffer): number | undefined {
    const dictionary = Dictionary.parse(text);
    if (dictionary.get('/Filter') !== '/FlateDecode') return undefined;
    const program = readFont(inflated(stream));
    if (!program) return undefined;
    const fonts = this.#fonts.get(program.key) ?? [];
    this.#fonts.set(program.key, fonts);
    const fitting = fonts.find((font) => isCompatible(font.program, program));
    if (fitting) {
      for (const [number, glyph] of program.glyphs) fitting.program.glyphs.set(number, glyph);
      fitting.program.count = Math.max(fitting.program.count, program.count);
      fitting.only = null;
      return fitting.number;
    }
    const number = this.objects.add('null');
    fonts.push({ number, program, only: { text, stream: Buffer.from(stream) } });
    return number;
  }
}

function inflated(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: largestFont });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Whether the glyphs that both have are the same. */
function isCompatible(one: FontProgram, other: FontProgram): boolean {
  for (const [number, glyph] of other.glyphs) {
    const known = one.glyphs.get(number);
    if (known && !isSame(known, glyph)) return false;
  }
  return true;
}

function isSame(one: Glyph, other: Glyph): boolean {
  return one.advance === other.advance && one.leftBearing === other.leftBearing && one.outline.equals(other.outline);
}
