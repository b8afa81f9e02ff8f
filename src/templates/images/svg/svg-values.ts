/** Why the value of an attribute is refused, as the end of a sentence; null if it is harmless. */
export function valueFault(name: string, value: string): string | null {
  if (name === 'href') {
    return /^#[\w.:-]+$/.test(value.trim()) ? null : `${name}="${short(value)}" points outside of the image: only #… is allowed`;
  }
  return name === 'style' ? stylesFault(value) : addressFault(value);
}

/** Why styles are refused. They may hold plain rules, without addresses, at-rules, escapes or filters. */
export function stylesFault(styles: string): string | null {
  const plain = styles.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  const [found] =
    /@[\w-]*|\\|<|(?<![\w-])(?:filter|backdrop-filter|behavior|-moz-binding)\s*:|image(?:-set)?\s*\(|expression\s*\(/i.exec(
      plain,
    ) ?? [];
  return found === undefined ? addressFault(plain) : `its styles have "${found}", which is not allowed`;
}

/** The ids that a value refers to: `url(#fade)`. */
export function referencesIn(name: string, value: string): string[] {
  if (name === 'href') return [value.trim().slice(1)];
  return [...value.matchAll(ADDRESS)].flatMap(({ groups }) => groups?.['id'] ?? []);
}

const ADDRESS = /url\(\s*['"]?(?:#(?<id>[\w.:-]+))?[^)]*\)?/gi;

function addressFault(value: string): string | null {
  const outside = [...value.matchAll(ADDRESS)].find(({ 0: found }) => !/^url\(\s*(['"]?)#[\w.:-]+\1\s*\)$/i.test(found));
  return outside ? `${short(outside[0])} points outside of the image: only url(#…) is allowed` : null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
