import type { Line } from '../../terms/terms.js';
import type { Numbers } from '../numbers.js';
import { isBlank, where, whereInLines } from '../places.js';
import type { Rule } from '../rule.js';

/** What each line has. */
export const LINE_RULES: readonly Rule[] = [
  requiredInLine('BR-21', 'BT-126', 'Each line (BG-25) must have an identifier (BT-126), such as its number.'),
  requiredInLine('BR-22', 'BT-129', 'Each line (BG-25) must have a quantity (BT-129).'),
  requiredInLine('BR-23', 'BT-130', 'Each line (BG-25) must have a unit for its quantity (BT-130).'),
  requiredInLine('BR-24', 'BT-131', 'Each line (BG-25) must have a net amount (BT-131).'),
  requiredInLine('BR-25', 'BT-153', 'Each line (BG-25) must have the name of its item (BT-153).'),
  requiredInLine('BR-26', 'BT-146', 'Each line (BG-25) must have the net price of its item (BT-146).'),
  {
    id: 'BR-27',
    severity: 'fatal',
    terms: ['BT-146'],
    message: 'The net price of an item (BT-146) must be zero or more. Make the quantity negative instead.',
    broken: (invoice, { numbers }) =>
      where(invoice['BG-25'], ['BG-25'], (line) => !isZeroOrMore(line['BT-146'], numbers), 'BT-146'),
  },
  {
    id: 'BR-28',
    severity: 'fatal',
    terms: ['BT-148'],
    message: 'The gross price of an item (BT-148) must be zero or more.',
    broken: (invoice, { numbers }) =>
      where(invoice['BG-25'], ['BG-25'], (line) => !isBlank(line['BT-148']) && !isZeroOrMore(line['BT-148'], numbers), 'BT-148'),
  },
  {
    id: 'BR-54',
    severity: 'fatal',
    terms: ['BG-32', 'BT-160', 'BT-161'],
    message: 'Each attribute of an item (BG-32) must have a name (BT-160) and a value (BT-161).',
    broken: (invoice) => [
      ...whereInLines(invoice, 'BG-32', ({ name }) => isBlank(name), 'BT-160'),
      ...whereInLines(invoice, 'BG-32', ({ value }) => isBlank(value), 'BT-161'),
    ],
  },
  {
    id: 'BR-64',
    severity: 'fatal',
    terms: ['BT-157', 'BT-157-1'],
    message: 'The standard identifier of an item (BT-157) must say which scheme it is of (BT-157-1).',
    broken: (invoice) =>
      where(
        invoice['BG-25'],
        ['BG-25'],
        (line) => line['BT-157'] !== undefined && isBlank(line['BT-157'].scheme),
        'BT-157',
        'BT-157-1',
      ),
  },
  {
    id: 'BR-65',
    severity: 'fatal',
    terms: ['BT-158', 'BT-158-1'],
    message: 'Each classification of an item (BT-158) must say which scheme it is of (BT-158-1).',
    broken: (invoice) => whereInLines(invoice, 'BT-158', ({ scheme }) => isBlank(scheme), 'BT-158-1'),
  },
  requiredInLine('BR-CO-04', 'BT-151', 'Each line (BG-25) must have a VAT category (BT-151).'),
];

type LineTerm = { [Term in keyof Line]-?: NonNullable<Line[Term]> extends string ? Term : never }[keyof Line];

function requiredInLine(id: string, term: LineTerm, message: string): Rule {
  return {
    id,
    severity: 'fatal',
    terms: ['BG-25', term],
    message,
    broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => isBlank(line[term]), term),
  };
}

function isZeroOrMore(text: string | undefined, numbers: Numbers): boolean {
  return numbers.read(text)?.gte(0) ?? false;
}
