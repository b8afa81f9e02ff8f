const printable = /^[\x20-\x7e]*$/;

/** A text string (ISO 32000-2, 7.9.2.2) of any characters: escaped, or as UTF-16 in hexadecimal digits. */
export function textString(text: string): string {
  if (printable.test(text)) return literalString(text);
  return `<FEFF${Buffer.from(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'), 'utf16le')
    .swap16()
    .toString('hex')
    .toUpperCase()}>`;
}

/** `(text)`, with parentheses and backslashes escaped. @param text one character for each byte */
export function literalString(text: string): string {
  return `(${text.replaceAll(/[()\\]/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`)})`;
}

/** What a string of a PDF says. @param value `(…)` or `<…>`, as it stands in the file */
export function readTextString(value: string): string {
  const bytes = value.startsWith('<')
    ? Buffer.from(value.slice(1, -1), 'hex')
    : Buffer.from(unescaped(value.slice(1, -1)), 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal: string | undefined, sign: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (sign === undefined || /[\r\n]/.test(sign)) return '';
    return escapes[sign] ?? sign;
  });
}
