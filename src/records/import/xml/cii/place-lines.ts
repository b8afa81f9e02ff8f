import { decimal, ZERO } from '../../../../invoices/money.js';
import type { Unmapped } from '../../../../invoices/warning.js';
import { completed } from '../common/sub-line.js';
import type { LineInput, ReadLine } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { named, parentsOf } from './line-parents.js';
import { type CiiLine, missingFigures } from './lines.js';

/** What a line is: a group is a heading, a part stands below its line and does not count, a text has no figures. */
type Role = 'group' | 'line' | 'part' | 'text';

/**
 * The lines in the order of the document: each below its parent, brothers in the order of the file. Factur-X counts only the details: a GROUP is a heading, and
 * INFORMATION says what a line consists of. Where no status is given, a line below another line is a part of it, and one in a group counts.
 */
export function placeLines(read: readonly CiiLine[], reading: Reading, report: (unmapped: Unmapped) => void): ReadLine[] {
  const parents = parentsOf(read, reading, report);
  const children = new Map<number | undefined, number[]>();
  parents.forEach((parent, index) => {
    const brothers = children.get(parent);
    if (brothers) brothers.push(index);
    else children.set(parent, [index]);
  });
  const order = new LineOrder(read, children, reading, report);
  order.placeAll();
  return order.placed;
}

class LineOrder {
  readonly placed: ReadLine[] = [];
  readonly #read: readonly CiiLine[];
  readonly #children: ReadonlyMap<number | undefined, readonly number[]>;
  readonly #reading: Reading;
  readonly #report: (unmapped: Unmapped) => void;
  /** What all counted lines so far add up to, and those since the last heading or subtotal. */
  #sum = ZERO;
  #sinceHeading = ZERO;
  /** A group that ended without a subtotal: it gets one if lines of no group follow. */
  #ended: CiiLine | undefined;

  constructor(
    read: readonly CiiLine[],
    children: ReadonlyMap<number | undefined, readonly number[]>,
    reading: Reading,
    report: (unmapped: Unmapped) => void,
  ) {
    this.#read = read;
    this.#children = children;
    this.#reading = reading;
    this.#report = report;
  }

  placeAll(): void {
    for (const index of this.#children.get(undefined) ?? []) this.#place(index, undefined);
  }

  #place(index: number, parent: Role | undefined): void {
    const line = this.#read[index];
    if (line === undefined) return;
    const role = roleOf(line, parent);
    if (role === 'group') this.#placeGroup(index, line);
    else this.#placeLine(index, line, role);
  }

  #placeGroup(index: number, group: CiiLine): void {
    this.#ended = undefined;
    this.#add({ ...group.input, kind: 'HEADING' }, group);
    this.#sinceHeading = ZERO;
    const before = this.#sum;
    this.#placeChildren(index, 'group');
    this.#endGroup(group, this.#sum.minus(before));
  }

  /** A subtotal is what the lines since the last heading add up to. If that is not the total of the group, its total has no place. */
  #endGroup(group: CiiLine, sum: typeof ZERO): void {
    const isAlone = this.#sinceHeading.eq(sum) && !this.#isHeadingLast();
    const { total } = group;
    if (isAlone && total !== undefined && decimal(total.amount).eq(sum)) this.#addSubtotal(group, total.element.xpath);
    else {
      if (total !== undefined) this.#report(total.element);
      if (isAlone) this.#ended = group;
    }
  }

  #isHeadingLast(): boolean {
    const kind = this.placed.at(-1)?.line.kind;
    return kind === 'HEADING' || kind === 'SUBTOTAL';
  }

  #addSubtotal({ input }: CiiLine, xpath: string): void {
    this.placed.push({ line: { kind: 'SUBTOTAL', name: input.name }, xpath });
    this.#sinceHeading = ZERO;
    this.#ended = undefined;
  }

  #placeLine(index: number, line: CiiLine, role: Role): void {
    if (this.#ended !== undefined) this.#addSubtotal(this.#ended, this.#ended.xpath);
    if (role === 'line') this.#count(line);
    this.#add(role === 'text' ? { ...line.input, kind: 'TEXT' } : line.input, line);
    this.#placeChildren(index, role);
  }

  #add(line: LineInput, { xpath }: CiiLine): void {
    this.placed.push({ line, xpath });
  }

  #count(line: CiiLine): void {
    for (const { place, term } of missingFigures(line)) this.#reading.fault(`${line.xpath}/${place}`, `is missing (${term})`);
    const { netAmount = '0' } = line.input;
    this.#sum = this.#sum.plus(netAmount);
    this.#sinceHeading = this.#sinceHeading.plus(netAmount);
  }

  /** The parts first, so that they stand directly below their line; then the lines that count. */
  #placeChildren(index: number, role: Role): void {
    for (const { child, parent } of this.#placeParts(index, role, 1)) this.#place(child, parent);
  }

  /** Places the parts of a line, and their own. Returns the lines below it that count. */
  #placeParts(index: number, role: Role, level: number): { child: number; parent: Role }[] {
    return (this.#children.get(index) ?? []).flatMap((child) => {
      const line = this.#read[child];
      if (line === undefined) return [];
      if (roleOf(line, role) !== 'part') return [{ child, parent: role }];
      if (role === 'text') this.#refusePart(line, this.#read[index]);
      this.#add({ level, ...completed(line.input) }, line);
      return this.#placeParts(child, 'part', level + 1);
    });
  }

  /** A text has no parts. If it is one because of a fault, that is told already. */
  #refusePart({ id, parent, xpath }: CiiLine, text: CiiLine | undefined): void {
    if (text?.parent !== undefined) return;
    const message = `of line ${named(id)} is ${named(parent?.id)}, but that line is information that belongs to no line`;
    this.#reading.fault(parent?.element.xpath ?? xpath, message);
  }
}

function roleOf({ status, parent: stated }: CiiLine, parent: Role | undefined): Role {
  if (status === 'GROUP') return 'group';
  if (status === 'DETAIL') return 'line';
  // One whose parent was a fault is left as it is.
  if (parent === undefined) return status === 'INFORMATION' || stated !== undefined ? 'text' : 'line';
  return parent === 'group' && status !== 'INFORMATION' ? 'line' : 'part';
}
