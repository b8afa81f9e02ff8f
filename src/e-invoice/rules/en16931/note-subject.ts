import { NOTE_SUBJECTS, NOTE_SUBJECTS_ONLY_CII } from '../../../invoices/codes/note-subjects.js';
import { codesWithout } from '../../../invoices/codes/codes.js';
import { isBlank, where } from '../places.js';
import type { Rule } from '../rule.js';

const SUBJECTS_UBL = codesWithout(NOTE_SUBJECTS, NOTE_SUBJECTS_ONLY_CII);
/** In UBL the subject stands before the text of the note: `#AAI#Thank you`. The official test takes whatever stands between the first two signs, if it is three characters long. */
const SUBJECT_IN_UBL = /^[^#]*#([^#]{3})#/s;

/** BR-CL-08: the subjects of notes, which the two syntaxes write differently. */
export const NOTE_SUBJECT_RULE: Rule = {
  id: 'BR-CL-08',
  severity: 'fatal',
  terms: ['BT-21', 'BT-22'],
  message:
    'The subject of a note (BT-21) must be a code of UNTDID 4451. In UBL, a text of three characters between two # at the start of a note (BT-22) counts as its subject.',
  broken: (invoice, { syntax }) =>
    where(
      invoice['BG-1'],
      ['BG-1'],
      ({ subjectCode, text = '' }) => {
        if (syntax === 'CII') return !isBlank(subjectCode) && !NOTE_SUBJECTS.has(subjectCode?.trim() ?? '');
        const note = isBlank(subjectCode) ? text : `#${subjectCode}#${text}`;
        const subject = SUBJECT_IN_UBL.exec(note)?.[1];
        return subject !== undefined && !SUBJECTS_UBL.has(subject);
      },
      'BT-21',
    ),
};
