import type { XmlElement } from '../../../xml/element.js';
import type { RuleSet } from '../../profiles.js';
import type { RuleFault, Severity } from '../../rules/rule.js';
import { allAt, firstAt, type Path, textOf } from '../../ubl/source.js';

/** A rule about elements and attributes, which the terms of an invoice do not tell. */
export interface StructureRule {
  /** By which the standard names it. */
  id: string;
  /** Those that have it. */
  sets: readonly RuleSet[];
  severity: Severity;
  /** The business term or group that it is about. */
  term: string;
  message: string;
  /** Whether it finds all that the rule of this id about the terms finds, which is then left out. */
  isWhole?: true;
  /** The names of the elements that it looks at. */
  on: readonly string[] | RegExp;
  /** The elements that break it; none: it holds. */
  broken: (element: XmlElement) => readonly XmlElement[];
  /** What it says of an element that breaks it, if that is more than the term and the message above. */
  about?: (broken: XmlElement) => { term?: string; message?: string };
}

/** How often a rule is reported. */
const MOST_FAULTS = 1_000;
/** The standards have fewer names. A hostile document can have millions. */
const MOST_NAMES = 5_000;

/** Holds the elements of a document to rules, in any order and without keeping them. */
export class StructureChecker {
  readonly #rules: readonly StructureRule[];
  readonly #byName = new Map<string, readonly StructureRule[]>();
  readonly #faults = new Map<StructureRule, RuleFault[]>();

  constructor(rules: readonly StructureRule[]) {
    this.#rules = rules;
  }

  /** An element with everything in it. */
  check(element: XmlElement): void {
    for (const rule of this.#rulesOn(element.name)) {
      for (const broken of rule.broken(element)) this.#add(rule, broken);
    }
    for (const child of element.children) this.check(child);
  }

  #rulesOn(name: string): readonly StructureRule[] {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const rules = this.#rules.filter(({ on }) => isOn(on, name));
    if (this.#byName.size < MOST_NAMES) this.#byName.set(name, rules);
    return rules;
  }

  /** What was found of the rules of some sets, in the order of the rules. */
  faultsOf(sets: readonly RuleSet[]): RuleFault[] {
    return this.#rules
      .filter((rule) => rule.sets.some((set) => sets.includes(set)))
      .flatMap((rule) => this.#faults.get(rule) ?? []);
  }

  #add(rule: StructureRule, broken: XmlElement): void {
    const faults = this.#faults.get(rule) ?? [];
    this.#faults.set(rule, faults);
    const { id, severity, term, message } = rule;
    if (faults.length < MOST_FAULTS)
      faults.push({ rule: id, severity, term, path: broken.xpath, message, ...rule.about?.(broken) });
  }
}

function isOn(on: StructureRule['on'], name: string): boolean {
  return on instanceof RegExp ? on.test(name) : on.includes(name);
}

/** What may stand a number of times at most: the elements beyond break it. */
export function atMost(most: number, path: Path, isCounted: (element: XmlElement) => boolean = () => true) {
  return (around: XmlElement): XmlElement[] => allAt(around, path).filter(isCounted).slice(most);
}

/** The element, unless something holds for it. */
export function unless(holds: boolean, element: XmlElement): XmlElement[] {
  return holds ? [] : [element];
}

/** Whether an element has an attribute, even an empty one. */
export function hasAttribute(element: XmlElement | undefined, name: string): boolean {
  return element !== undefined && element.attributes.some((attribute) => attribute.name === name);
}

/** What a fatal rule of EN 16931 is about. */
export function en16931Rule(
  id: string,
  term: string,
  message: string,
): Pick<StructureRule, 'id' | 'sets' | 'severity' | 'term' | 'message'> {
  return { id, sets: ['en16931'], severity: 'fatal', term, message };
}

/** Those that differ from the first. */
export function otherThanFirst(elements: readonly XmlElement[]): XmlElement[] {
  const first = textOf(elements[0]);
  return elements.filter((element) => textOf(element) !== first);
}

/** What a fatal rule of XRechnung or Peppol is about. */
export function billingRule(
  id: string,
  sets: StructureRule['sets'],
  term: string,
  message: string,
): Pick<StructureRule, 'id' | 'sets' | 'severity' | 'term' | 'message'> {
  return { id, sets, severity: 'fatal', term, message };
}

/** Whether an allowance says if it is one or a charge. */
export function saysEither(allowance: XmlElement, path: Path): boolean {
  return ['true', 'false'].includes(textOf(firstAt(allowance, path)) ?? '');
}
