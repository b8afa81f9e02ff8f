/** Longest part of a name, in bytes of UTF-8: file systems take 255, and a number may be added. */
const LONGEST = 200;

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[\d¹²³]|LPT[\d¹²³])(?=\.|$)/i;
// oxlint-disable-next-line no-control-regex -- they are what is replaced
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\\:*?"<>|]/g;
/** Signs that are not seen and turn the direction of text, so that a name looks like another one. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A name that every system can unpack, in the folder where it unpacks and nowhere else: relative, without `..`, control characters, signs that Windows refuses or names
 * that it reserves. A `/` is a folder.
 */
export function safeEntryName(name: string): string {
  // Through bytes: half of a pair of surrogates becomes U+FFFD.
  const parts = Buffer.from(name)
    .toString()
    .normalize('NFC')
    .split('/')
    .map(safePart)
    .filter((part) => part !== '');
  return parts.length === 0 ? 'file' : parts.join('/');
}

function safePart(part: string): string {
  const plain = part.replaceAll(INVISIBLE, '').replaceAll(UNSAFE, '-').trim();
  // Windows drops dots and spaces at the end; so `..` and `.` become nothing.
  const ended = withoutEnd(plain);
  // Lengthened first, then shortened: the result is made safe once and for all.
  return withoutEnd(shortened(RESERVED.test(ended) ? `_${ended}` : ended));
}

function withoutEnd(part: string): string {
  return part.replace(/[. ]+$/, '');
}

/** Keeps the extension. */
function shortened(part: string): string {
  if (Buffer.byteLength(part) <= LONGEST) return part;
  const [stem, extension] = split(part);
  const room = LONGEST - Buffer.byteLength(extension);
  let kept = '';
  let length = 0;
  for (const sign of stem) {
    length += Buffer.byteLength(sign);
    if (length > room) break;
    kept += sign;
  }
  return kept.trimEnd() + extension;
}

/** Names of one archive: each safe, and unlike all others also where upper and lower case are the same. */
export class EntryNames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** The name made safe; if it is taken, with a number: `invoice (2).pdf`. */
  take(name: string): string {
    const safe = safeEntryName(name);
    const [stem, extension] = split(safe);
    let candidate = safe;
    for (let number = this.#next.get(keyOf(safe)) ?? 2; this.#taken.has(keyOf(candidate)); number++) {
      candidate = `${stem} (${number})${extension}`;
      this.#next.set(keyOf(safe), number + 1);
    }
    this.#taken.add(keyOf(candidate));
    return candidate;
  }
}

const keyOf = (name: string) => name.toLowerCase();

/** Stem and extension with its dot; a dot at the start begins no extension. */
function split(name: string): [stem: string, extension: string] {
  const [extension = ''] = /(?<=[^/])\.[\w-]{1,20}$/.exec(name) ?? [];
  return [name.slice(0, name.length - extension.length), extension];
}
