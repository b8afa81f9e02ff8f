import { XRECHNUNG } from '../../profiles.js';
import type { EInvoice, Line } from '../../terms/terms.js';
import { onlyIf } from '../only-if.js';
import { unless, where } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';
import { ITEM_SCHEMES } from './schemes.js';

/** BT-24 of an XRechnung of clean vehicles (directive 2009/33/EC). We make none, but may be asked to check one. */
export const CVD = `${XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`;

const CATEGORIES = ['M1', 'M2', 'M3', 'N1', 'N2', 'N3'];
const KINDS = ['clean', 'zero-emission', 'other'];

/** What XRechnung asks of invoices of clean vehicles. */
export const CVD_RULES: readonly Rule[] = onlyIf(
  (invoice) => invoice['BT-24'] === CVD,
  [
    {
      id: 'BR-DE-CVD-01',
      severity: 'fatal',
      terms: ['BT-12'],
      message: 'An invoice of clean vehicles must name its contract.',
      broken: (invoice) => unless(isGiven(invoice['BT-12']), 'BT-12'),
    },
    {
      id: 'BR-DE-CVD-02',
      severity: 'fatal',
      terms: ['BT-17'],
      message: 'An invoice of clean vehicles must name its tender or lot.',
      broken: (invoice) => unless(isGiven(invoice['BT-17']), 'BT-17'),
    },
    {
      id: 'BR-DE-CVD-03',
      severity: 'fatal',
      terms: ['BT-158', 'BT-160'],
      message: 'An invoice of clean vehicles must have a line with a vehicle category (scheme CVD) and an attribute named cva.',
      broken: (invoice) =>
        unless(
          invoice['BG-25'].some((line) => categories(line) > 0 && kinds(line) > 0),
          'BG-25',
        ),
    },
    {
      id: 'BR-DE-CVD-04',
      severity: 'fatal',
      terms: ['BT-158'],
      message: 'A vehicle category (scheme CVD) must be M1, M2, M3, N1, N2 or N3.',
      broken: (invoice) =>
        classesWhere(invoice, ({ id, scheme }) => scheme === 'CVD' && !CATEGORIES.includes(normalizeSpace(id))),
    },
    {
      id: 'BR-DE-CVD-05',
      severity: 'fatal',
      terms: ['BT-160', 'BT-161'],
      message: 'An item attribute named cva must be clean, zero-emission or other.',
      broken: (invoice) =>
        invoice['BG-25'].flatMap((line, index) =>
          line['BG-32'].flatMap(({ name, value }, attribute) =>
            unless(name !== 'cva' || KINDS.includes(normalizeSpace(value)), 'BG-25', index, 'BG-32', attribute, 'BT-161'),
          ),
        ),
    },
    {
      id: 'BR-DE-CVD-06-a',
      severity: 'fatal',
      terms: ['BT-158', 'BT-160'],
      message: 'A line with a vehicle category (scheme CVD) must have one item attribute named cva.',
      broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => categories(line) > 0 && kinds(line) !== 1, 'BG-32'),
    },
    {
      id: 'BR-DE-CVD-06-b',
      severity: 'fatal',
      terms: ['BT-158', 'BT-160'],
      message: 'A line with an item attribute named cva must have one vehicle category (scheme CVD).',
      broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => kinds(line) > 0 && categories(line) !== 1, 'BT-158'),
    },
    {
      id: 'BR-TMP-CVD-01',
      severity: 'fatal',
      terms: ['BT-158'],
      message: 'The scheme of an item classification must be CVD or a code of UNTDID 7143.',
      broken: (invoice) => classesWhere(invoice, ({ scheme }) => !ITEM_SCHEMES.has(scheme)),
    },
  ],
);

function categories(line: Line): number {
  return line['BT-158'].filter(({ scheme }) => scheme === 'CVD').length;
}

function kinds(line: Line): number {
  return line['BG-32'].filter(({ name }) => name === 'cva').length;
}

/** The item classifications that something is true of. Their schemes come without white space. */
function classesWhere(invoice: EInvoice, isBroken: (item: { id: string; scheme: string }) => boolean) {
  return invoice['BG-25'].flatMap((line, index) =>
    line['BT-158'].flatMap(({ id, scheme }, item) =>
      unless(!isBroken({ id, scheme: normalizeSpace(scheme) }), 'BG-25', index, 'BT-158', item),
    ),
  );
}
