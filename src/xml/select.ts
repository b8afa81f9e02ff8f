import { trimmed, type XmlElement } from './element.js';

/*
 * Paths in the small part of XPath that the tables need: steps, each with at most one condition on the text of an element or on an attribute.
 * `cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID`, `cbc:ID[@schemeID!=SEPA]`
 */

interface Condition {
  path: readonly string[];
  attribute: string | null;
  isEqual: boolean;
  value: string;
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
  let found = [from];
  for (const { name, condition } of steps) {
    found = found.flatMap(({ children }) =>
      children.filter((child) => child.name === name && (condition === null || holds(child, condition))),
    );
  }
  return found;
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
