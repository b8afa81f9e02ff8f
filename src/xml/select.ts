import { trimmed, type XmlElement } from './element.js';

/*
 * Paths in the small part of XPath that the tables need: steps, each with at most one condition on the text of an element or on an attribute.
 * `cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID`, `cbc:ID[@schemeID!=SEPA]`
 */

interface Condition {
  path: readonly string[];
  attribute: string | null;
  isEqual: boolean;
  /** Undefined: there must be no such attribute. */
  value: string | undefined;
}

interface Step {
  name: string;
  condition: Condition | null;
}

export type Path = readonly Step[];

const STEP = /([^/[\]]+)(?:\[([^\]]+)\])?/g;

/** The paths of the tables are few, and used for each line. */
const compiled = new Map<string, Path>();

/** Compiles a path. */
export function path(text: string): Path {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const steps = [...text.matchAll(STEP)].map(([, name = '', condition]) => ({
    name,
    condition: condition === undefined ? null : conditionOf(condition),
  }));
  compiled.set(text, steps);
  return steps;
}

function conditionOf(text: string): Condition {
  const isEqual = !text.includes('!=');
  const [left = '', value = ''] = text.split(isEqual ? '=' : '!=');
  const isAttribute = left.startsWith('@');
  return { path: isAttribute ? [] : left.split('/'), attribute: isAttribute ? left.slice(1) : null, isEqual, value };
}

/** All elements at a path, in the order of the document. What a condition looked at counts as read. */
export function select(from: XmlElement, steps: Path): XmlElement[] {
  const found: XmlElement[] = [];
  collect(from, steps, 0, found);
  return found;
}

function collect(from: XmlElement, steps: Path, at: number, found: XmlElement[]): void {
  const step = steps[at];
  if (step === undefined) {
    found.push(from);
    return;
  }
  for (const child of from.children) {
    if (isAt(child, step)) collect(child, steps, at + 1, found);
  }
}

const isAt = (element: XmlElement, { name, condition }: Step) =>
  element.name === name && (condition === null || holds(element, condition));

/** The first element at a path, in the order of the document: `select(…)[0]` without the others. */
export function first(from: XmlElement, steps: Path): XmlElement | undefined {
  return firstFrom(from, steps, 0);
}

function firstFrom(from: XmlElement, steps: Path, at: number): XmlElement | undefined {
  const step = steps[at];
  if (step === undefined) return from;
  for (const child of from.children) {
    const found = isAt(child, step) ? firstFrom(child, steps, at + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first element at a path, or the last one on the way to it that is there. */
export function nearest(from: XmlElement, steps: Path): XmlElement {
  for (let { length } = steps; length > 0; length -= 1) {
    const found = first(from, steps.slice(0, length));
    if (found !== undefined) return found;
  }
  return from;
}

/** A path whose last element must have an attribute of this value, or none. */
export function withAttribute(steps: Path, attribute: string, value: string | undefined): Path {
  const condition = { path: [], attribute, isEqual: true, value };
  return steps.map((step, index) => (index === steps.length - 1 ? { ...step, condition } : step));
}

function holds(element: XmlElement, { path: steps, attribute, isEqual, value }: Condition): boolean {
  if (attribute !== null) {
    const holdsNow = (element.peekAttribute(attribute) === value) === isEqual;
    if (holdsNow && isEqual) element.attribute(attribute);
    return holdsNow;
  }
  let told: XmlElement | undefined = element;
  for (const name of steps) told = told?.children.find((child) => child.name === name);
  const holdsNow = (told !== undefined && trimmed(told.text) === value) === isEqual;
  if (holdsNow && told) told.isRead = true;
  return holdsNow;
}
