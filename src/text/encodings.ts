/** The encodings that XML is read in. The labels are those of XML declarations and media types; the values, those of TextDecoder. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

/** The same for people. */
export const ENCODINGS_READ = 'UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 or windows-1252';

/** The encoding of a label in any case, as TextDecoder names it. Undefined if it is not read. */
export function encodingNamed(label: string): string | undefined {
  return ENCODINGS.get(label.toLowerCase());
}
