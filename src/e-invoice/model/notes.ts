import type { Invoice, InvoiceLine } from '../../invoices/invoice.js';
import type { Profile } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';
import { present, text } from './text.js';

/** A note of the standard, and the field that it comes from. */
export interface Note {
  /** `notes[0]`, or `lines[3]` for a text between the lines. */
  field: string;
  subjectCode?: string;
  text: string;
}

/** BG-1: the notes, and the texts that stand between the lines. */
export function notesOf(invoice: Invoice, profile: Profile): Note[] {
  const notes = [...ownNotes(invoice), ...textLines(invoice)];
  return notes.length > 1 && takesOneNote(invoice, profile) ? [joined(notes)] : notes;
}

/** BG-1. */
export function noteTerms(invoice: Invoice, profile: Profile): EInvoice['BG-1'] {
  return notesOf(invoice, profile).map(({ field: _field, ...note }) => note);
}

function ownNotes({ notes }: Invoice): Note[] {
  return notes.flatMap(({ subjectCode, text: content }, index) => {
    const note = text(content);
    return note === undefined ? [] : [present({ field: `notes[${index}]`, subjectCode: text(subjectCode), text: note })];
  });
}

function textLines({ lines }: Invoice): Note[] {
  return lines.flatMap((line, index) => {
    const note = line.kind === 'TEXT' ? textOfLine(line) : undefined;
    return note === undefined ? [] : [{ field: `lines[${index}]`, text: note }];
  });
}

function textOfLine({ name, description, note }: InvoiceLine): string | undefined {
  return text([name, description, note].flatMap((part) => text(part) ?? []).join('\n'));
}

/** Peppol takes one note, unless seller and buyer are German (PEPPOL-EN16931-R002). */
function takesOneNote({ organisation, customer }: Invoice, { rules }: Profile): boolean {
  const isGerman = organisation.address.countryCode === 'DE' && customer.billingAddress.countryCode === 'DE';
  return rules.includes('peppol') && !isGerman;
}

function joined(notes: readonly Note[]): Note {
  return { field: 'notes', text: notes.map(({ text: note }) => note).join('\n') };
}
