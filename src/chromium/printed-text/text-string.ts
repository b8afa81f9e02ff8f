/** A text string as a content stream writes it (ISO 32000-2, 7.9.2.2): UTF-16 after a byte order mark, otherwise read as Latin-1. */
export function textOf(string: string): string {
  const inside = string.slice(1, -1);
  const bytes = string.startsWith('<') ? Buffer.from(inside, 'hex') : Buffer.from(unescaped(inside), 'latin1');
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0;
  return isUtf16 ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (controls[escaped] ?? escaped),
  );
}
