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
    return note === undefined ? [] : (withCode(`notes[${index}]`, text(subjectCode), note) ?? []);
  });
}

/** A text that begins with a code (`#AAI#`), as UBL and XRechnung write one, has that subject code. */
function withCode(field: string, subjectCode: string | undefined, note: string): Note | undefined {
  const [, code, rest] = (subjectCode === undefined ? /^#([A-Z]{3})#(.*)$/s.exec(note) : null) ?? [];
  if (code === undefined) return present({ field, subjectCode, text: note });
  const left = text(rest);
  return left === undefined ? undefined : { field, subjectCode: code, text: left };
}

function textLines({ lines }: Invoice): Note[] {
  return lines.flatMap((line, index) => {
    const note = line.kind === 'TEXT' ? textOfLine(line) : undefined;
    return note === undefined ? [] : (withCode(`lines[${index}]`, undefined, note) ?? []);
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
  const [first] = notes;
  // The code of the first one would be that of all.
  return present({
    field: 'notes',
    subjectCode: isOne(notes) ? first?.subjectCode : undefined,
    text: notes.map(({ text: note }) => note).join('\n'),
  });
}

function isOne(notes: readonly Note[]): boolean {
  return new Set(notes.map(({ subjectCode }) => subjectCode)).size === 1;
}
