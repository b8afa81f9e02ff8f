// Names for codes in the data.

const languages = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
const dialects = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'dialect' });
const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** "German (Germany)" for `de-DE`. */
export function languageName(tag: string): string {
  return languages.of(tag) ?? tag;
}

/** What a language has in this region, or in this script: "Austria" for `de-AT`, "Traditional Chinese" for `zh-Hant`. */
export function variantName(tag: string): string {
  const { region } = new Intl.Locale(tag);
  return (region === undefined ? dialects.of(tag) : regions.of(region)) ?? tag;
}

/** "Credit note" for `credit-note`; "Credit notes" for several. */
export function documentTypeName(type: string, number = 1): string {
  const words = `${type.replaceAll('-', ' ')}${number === 1 ? '' : 's'}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function paperName(paper: string): string {
  return paper === 'a4' ? 'A4' : 'US Letter';
}

/** "Brand colour" for `brandColour`. */
export function variableName(name: string): string {
  const words = name
    .replaceAll('-', ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "14:03:22" */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** "56 kB" */
export function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
