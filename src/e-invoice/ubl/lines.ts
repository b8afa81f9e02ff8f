import { element, textElement, type XmlNode } from '../../xml/write-xml.js';
import type { Line } from '../terms/terms.js';
import { readPeriod, writePeriod } from './address.js';
import { readLineAllowances, writeLineAllowances } from './allowances.js';
import type { WriteAmount } from './amounts.js';
import type { DocumentKind } from './document-kind.js';
import { readLineObject, writeLineObject } from './documents.js';
import { readItem, readPrice, writeItem, writePrice } from './item.js';
import { allAt, type Source } from './source.js';

// BG-25 to BG-32, and sub-lines (BG-DEX-01).

/** How lines are written. */
export interface LineForm {
  kind: DocumentKind;
  amount: WriteAmount;
  /** Only XRechnung's extension has sub-lines. */
  hasSubLines: boolean;
}

/** A line. */
export function writeLine(line: Line, form: LineForm, name = form.kind.line): XmlNode | undefined {
  const { kind, amount, hasSubLines } = form;
  return element(name, [
    textElement('cbc:ID', line['BT-126']),
    textElement('cbc:Note', line['BT-127']),
    textElement(kind.quantity, line['BT-129'], { unitCode: line['BT-130'] }),
    amount('cbc:LineExtensionAmount', line['BT-131']),
    textElement('cbc:AccountingCost', line['BT-133']),
    writePeriod(line['BG-26']),
    element('cac:OrderLineReference', [textElement('cbc:LineID', line['BT-132'])]),
    writeLineObject(line['BT-128']),
    ...writeLineAllowances(line, amount),
    writeItem(line),
    writePrice(line, amount),
    ...(hasSubLines ? line['BG-DEX-01'].map((subLine) => writeLine(subLine, form, kind.subLine)) : []),
  ]);
}

const LINE = {
  'BT-126': 'cbc:ID',
  'BT-127': 'cbc:Note',
  'BT-131': 'cbc:LineExtensionAmount',
  'BT-132': 'cac:OrderLineReference/cbc:LineID',
  'BT-133': 'cbc:AccountingCost',
} as const;

/** A line, with its sub-lines. */
export function readLine(line: Source, kind: DocumentKind): Line {
  return {
    ...line.texts(LINE),
    'BT-128': readLineObject(line),
    'BT-129': line.text('BT-129', kind.quantity),
    'BT-130': line.attribute('BT-130', 'unitCode', kind.quantity),
    'BG-26': readPeriod(line, 'BG-26'),
    ...readLineAllowances(line),
    ...readItem(line),
    ...readPrice(line),
    'BG-DEX-01': line.groups('BG-DEX-01', allAt(line.element, kind.subLine), (subLine) => readLine(subLine, kind)),
  };
}
