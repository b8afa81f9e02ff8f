/** How a language writes figures: what stands before the decimals, and between groups of digits. */
export interface Separators {
  point: '.' | ',';
  group: '.' | ',' | '’' | ' ';
}

const DOT: Separators = { point: '.', group: ',' };
const COMMA: Separators = { point: ',', group: '.' };
const COMMA_BLANK: Separators = { point: ',', group: ' ' };
const SWISS: Separators = { point: '.', group: '’' };

/*
 * Written by hand, and not asked of the formats that write the documents: this is what proves them.
 * `normalText` makes every blank of a figure a plain one.
 */
const OF_LANGUAGE: Readonly<Record<string, Separators>> = {
  ar: DOT,
  de: COMMA,
  en: DOT,
  es: COMMA,
  fr: COMMA_BLANK,
  he: DOT,
  it: COMMA,
  ja: DOT,
  nl: COMMA,
  pl: COMMA_BLANK,
  pt: COMMA_BLANK,
  zh: DOT,
};

/** Regions that write money in another way than the language does elsewhere. */
const OF_REGION: Readonly<Record<string, Separators>> = {
  'de-CH': SWISS,
  'en-ZA': COMMA_BLANK,
  'es-MX': DOT,
  'es-PE': DOT,
  'fr-CH': { point: '.', group: ' ' },
  'fr-LU': COMMA,
  'it-CH': SWISS,
  'pt-BR': COMMA,
};

/** The separators of amounts in a language. @param lang BCP 47: one of the languages of documents @returns undefined for another */
export function separatorsOf(lang: string): Separators | undefined {
  return OF_REGION[lang] ?? OF_LANGUAGE[lang.split('-')[0] ?? ''];
}
