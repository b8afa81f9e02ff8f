import type { Broken } from './broken.js';
import { BROKEN_E_INVOICES } from './broken-e-invoices.js';
import { BROKEN_FILES } from './broken-files.js';
import { BROKEN_LINKS } from './broken-links.js';
import { BROKEN_LOOKS } from './broken-looks.js';
import { BROKEN_METADATA } from './broken-metadata.js';
import { BROKEN_STRUCTURE } from './broken-structure.js';
import { BROKEN_TEXTS } from './broken-texts.js';
import { writePlain } from './draft.js';
import { soundDraft } from './sound-pdf.js';

/** Every way in which the tests spoil the sound document. */
export const BROKEN: readonly Broken[] = [
  ...BROKEN_FILES,
  ...BROKEN_METADATA,
  ...BROKEN_LOOKS,
  ...BROKEN_TEXTS,
  ...BROKEN_LINKS,
  ...BROKEN_E_INVOICES,
  ...BROKEN_STRUCTURE,
];

/** Writes the sound document, spoilt. */
export function brokenPdf({ spoil, bytes }: Broken): Buffer {
  const draft = soundDraft();
  spoil?.(draft);
  const pdf = writePlain(draft);
  return bytes ? Buffer.from(bytes(pdf.toString('latin1')), 'latin1') : pdf;
}
