import { unicodeName } from '../../invoices/text-faults.js';
import { documentFonts } from './document-fonts.js';

/** Why a text cannot be printed, as the end of a sentence: "no font has U+13A0 (Ꭰ)"; null if it can. @throws Error when a font cannot be read */
export function printFault(text: string): string | null {
  const gap = documentFonts().coverage.nextGap(text);
  if (gap === null) return null;
  const names = gap.codePoints.map((codePoint) => unicodeName(codePoint)).join(' ');
  return `no font has ${names} (${String.fromCodePoint(...gap.codePoints)})`;
}
