import type { Ruler } from '../../fonts/font-widths.js';

/** A place for texts: how wide it is, in em of its type, and how many lines it has. */
export interface Room {
  width: number;
  lines: number;
}

// Style Guide QR-bill: 56 mm of lines of 9pt, 52 mm wide, in 8pt; 85 mm of lines of 11pt, 87 mm wide, in 10pt. A line that breaks between words is not full.
const FULL = 0.92;
const POINTS = 72 / 25.4;
export const RECEIPT_ROOM: Room = { width: ((52 * POINTS) / 8) * FULL, lines: Math.floor((56 * POINTS) / 9) };
export const PAYMENT_ROOM: Room = { width: ((87 * POINTS) / 10) * FULL, lines: Math.floor((85 * POINTS) / 11) };

/** Whether texts fit a room, each below its heading, with an empty line between two. */
export function fitRoom(texts: readonly string[], { width, lines }: Room, ruler: Ruler): boolean {
  const linesOf = (text: string) => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(ruler(line) / width)), 0);
  return texts.reduce((sum, text) => sum + 1 + linesOf(text), texts.length - 1) <= lines;
}
