/** What a reference inside of the image names. */
const ID = String.raw`#(?<id>[^\s'"()\\#%]+)`;
const INSIDE = new RegExp(`^${ID}$`);
const ADDRESS = new RegExp(String.raw`url\(\s*['"]?(?:${ID})?[^)]*\)?`, 'gi');
const ADDRESS_INSIDE = new RegExp(String.raw`^url\(\s*(['"]?)${ID}\1\s*\)$`, 'i');
/** Names that hold no styles. */
const NAMES: ReadonlySet<string> = new Set(['id', 'class']);
/** Functions that load something, and escapes, which could write any of them. */
const LOADING = /\\|image(?:-set)?\s*\(|(?<![\w-])src\s*\(|expression\s*\(/i;
const RULES = /@[\w-]*|<|(?<![\w-])(?:backdrop-filter|behavior|-moz-binding)\s*:|(?<![\w-])filter\s*:(?!\s*none\b)/i;
/** A comment, or a string, in which nothing is a comment. */
const COMMENTS_AND_STRINGS = /\/\*[\s\S]*?\*\/|"[^"\n]*"?|'[^'\n]*'?/g;

/** Why the value of an attribute is refused, as the end of a sentence; null if it is harmless. */
export function valueFault(name: string, value: string): string | null {
  if (name === 'href') {
    return INSIDE.test(value.trim()) ? null : `${name}="${short(value)}" points outside of the image: only #… is allowed`;
  }
  if (NAMES.has(name)) return null;
  if (name === 'style') return stylesFault(value);
  const [found] = LOADING.exec(value) ?? [];
  return found === undefined ? addressFault(value) : `its ${name}="${short(value)}" has "${found}", which is not allowed`;
}

/** Why styles are refused. They may hold plain rules, without addresses, at-rules, escapes or filters. */
export function stylesFault(styles: string): string | null {
  const plain = styles.replaceAll(COMMENTS_AND_STRINGS, (found) => (found.startsWith('/*') ? ' ' : found));
  const [found] = LOADING.exec(plain) ?? RULES.exec(plain) ?? [];
  return found === undefined ? addressFault(plain) : `its styles have "${found}", which is not allowed`;
}

/** The ids that a value refers to: `url(#fade)`. */
export function referencesIn(name: string, value: string): string[] {
  if (name === 'href') return [value.trim().slice(1)];
  return [...value.matchAll(ADDRESS)].flatMap(({ groups }) => groups?.['id'] ?? []);
}

function addressFault(value: string): string | null {
  const outside = [...value.matchAll(ADDRESS)].find(({ 0: found }) => !ADDRESS_INSIDE.test(found));
  return outside ? `${short(outside[0])} points outside of the image: only url(#…) is allowed` : null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
