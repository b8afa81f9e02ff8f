import type { FontWidths, Ruler } from '../fonts/font-widths.js';
import { fontNames } from '../fonts/fonts.js';

/** Measures for the texts of a document, in em. */
export interface Rulers {
  /** Words. */
  text: Ruler;
  /** Bold words and figures: the amount at the head, the heads of tables. */
  strong: Ruler;
  /** Figures of a table. */
  figure: Ruler;
}

/** The family in which the characters of a language have their forms. */
const LANGUAGES: readonly [tags: RegExp, family: string][] = [
  [/^ja\b/, 'Noto Sans JP'],
  [/^zh-(?:Hant|HK)\b/, 'Noto Sans TC'],
  [/^zh\b/, 'Noto Sans SC'],
];

/** The same families in the same order as `--fonts` in base/style.css. */
function rulersOf(widths: FontWidths, font: string, lang: string): Rulers {
  const language = LANGUAGES.flatMap(([tags, family]) => (tags.test(lang) ? [family] : [])).slice(0, 1);
  const families = [font, ...language, ...fontNames.filter((name) => name !== 'Inter')];
  const strong = widths.rulerOf({ families, weight: 600 });
  // Figures in the heaviest weight, because it is the widest.
  return { text: widths.rulerOf({ families, weight: 400 }), strong, figure: strong };
}

/** Rulers by font and language, each created once. */
export function keptRulers(widths: FontWidths): (font: string, lang: string) => Rulers {
  const kept = new Map<string, Rulers>();
  return (font, lang) => {
    const key = `${font} ${lang}`;
    const rulers = kept.get(key) ?? rulersOf(widths, font, lang);
    kept.set(key, rulers);
    return rulers;
  };
}
