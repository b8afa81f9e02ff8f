import { setImmediate } from 'node:timers/promises';
import type { Syntax } from '../../xml/invoice-syntax.js';
import type { XmlLimits } from '../../xml/limits.js';
import type { Profile, RuleSet } from '../profiles.js';
import { brokenPlaces, faultAt, isValid } from '../rules/check-rules.js';
import { factsOf } from '../rules/facts.js';
import type { Rule, RuleFault } from '../rules/rule.js';
import { rulesOf } from '../rules/rule-sets.js';
import { xrechnungLevels } from '../rules/xrechnung/levels.js';
import { type Locate, type Place, placeText } from '../terms/place.js';
import type { EInvoice, Line } from '../terms/terms.js';
import { isInLine, locateInLines } from './line-places.js';
import { isRuleOf, profileOf, ruleSetsOf } from './profile-of.js';
import { READERS } from './readers.js';
import { type StreamOptions, streamInvoice } from './streamed.js';
import { StructureChecker } from './structure/structure-rule.js';
import { structureRulesOf } from './structure/structure-rules.js';

export interface CheckOptions {
  /** The encoding that came with the bytes, as TextDecoder names it; without one the file says it. */
  encoding?: string | undefined;
  /** How large the file may be; 20 MB otherwise. */
  mostBytes?: number;
  /** The form of e-invoice whose rules count; without one the document names it (BT-24). */
  profile?: Profile;
  /** The name of the file inside a PDF; without one it stands alone. */
  embeddedAs?: string | undefined;
}

/** What was found in a document. */
export interface CheckReport {
  syntax: Syntax;
  /** BT-24; null: it names none. */
  specification: string | null;
  /** BT-1; null: it names none. */
  number: string | null;
  /** The id of the form of e-invoice that was given, or that the document names; null: it names none of ours. */
  profile: string | null;
  /** Whether no fault is fatal. */
  valid: boolean;
  /** In the order of the rules, each rule at most a thousand times. Paths are XPaths, with the prefixes of the standards. */
  faults: RuleFault[];
}

/** How often a rule is reported: who has more of one kind needs no more of them. */
const MOST_OF_RULE = 1_000;
/** How long the rules may keep other work of the process waiting, in milliseconds. */
const LONGEST_TURN = 10;

/**
 * Holds an e-invoice of UBL or CII to the rules that its specification (BT-24) names: those of EN 16931, and those of XRechnung or Peppol. The order of the elements, which an XML
 * schema tells, is not checked.
 * @throws ImportError if the file is not an invoice, is not well-formed XML, has a document type, or is beyond the limits
 */
export async function checkXml(
  bytes: Uint8Array,
  { encoding, mostBytes, profile, embeddedAs }: CheckOptions = {},
): Promise<CheckReport> {
  const options: StreamOptions = { encoding, limits: limitsOf(mostBytes) };
  const { syntax, terms, xpathOf, structure } = await readDocument(bytes, options);
  const specification = terms['BT-24'] || undefined;
  const named = profile ?? profileOf(syntax, specification, embeddedAs);
  const sets = profile?.rules ?? ruleSetsOf(syntax, specification);
  const rules = rulesOf({ rules: sets }, specification).filter(
    (rule) => isRuleOf(rule, specification) && !isOnWhole(rule, syntax),
  );
  const broken = await findBroken(terms, syntax, rules);
  const inLines = await locateInLines(
    bytes,
    options,
    broken.map(({ place }) => place).filter((place) => isInLine(place)),
  );
  const locate: Locate = (place) => inLines.get(placeText(place)) ?? xpathOf(place);
  const faults = withoutTwins([
    ...broken.map(({ rule, place }) => faultAt(rule, place, syntax, locate(place))),
    ...withLevels(structure.faultsOf(sets), sets, specification, syntax),
  ]);
  return {
    syntax,
    specification: specification ?? null,
    number: terms['BT-1'] || null,
    profile: named?.id ?? null,
    valid: isValid(faults),
    faults,
  };
}

function limitsOf(mostBytes: number | undefined): Partial<XmlLimits> {
  return mostBytes === undefined ? {} : { mostBytes };
}

/** Reads a document line by line. Which rules count is known only when all of it is read, so its elements are held to those of every set. */
async function readDocument(bytes: Uint8Array, options: StreamOptions) {
  const lines: Line[] = [];
  let structure: StructureChecker | undefined;
  const { root, syntax } = await streamInvoice(bytes, options, (line, _, of) => {
    structure ??= new StructureChecker(structureRulesOf(of));
    structure.check(line);
    lines.push(READERS[of].line(line));
  });
  structure ??= new StructureChecker(structureRulesOf(syntax));
  structure.check(root);
  const { terms, xpathOf } = READERS[syntax].document(root);
  return { syntax, terms: { ...terms, 'BG-25': lines }, xpathOf, structure };
}

interface Broken {
  rule: Rule;
  place: Place;
}

/** Holds the terms to the rules, and lets other work of the process go on in between. */
async function findBroken(terms: EInvoice, syntax: Syntax, rules: readonly Rule[]): Promise<Broken[]> {
  const facts = factsOf(terms, syntax);
  const found: Broken[] = [];
  let began = performance.now();
  for (const rule of rules) {
    let count = 0;
    for (const place of brokenPlaces(rule, terms, facts)) {
      if (count === MOST_OF_RULE) break;
      found.push({ rule, place });
      count += 1;
    }
    if (performance.now() - began > LONGEST_TURN) {
      await setImmediate();
      began = performance.now();
    }
  }
  return found;
}

/** XRechnung takes some rules of EN 16931 more or less seriously. */
function withLevels(
  faults: readonly RuleFault[],
  sets: readonly RuleSet[],
  specification: string | undefined,
  syntax: Syntax,
): RuleFault[] {
  const levels = sets.includes('xrechnung') ? xrechnungLevels(specification) : {};
  return faults.map((fault) => {
    const level = levels[fault.rule] ?? fault.severity;
    return { ...fault, severity: typeof level === 'string' ? level : level[syntax] };
  });
}

/** Whether the elements tell all that a rule finds in the terms. */
function isOnWhole({ id }: Rule, syntax: Syntax): boolean {
  return structureRulesOf(syntax).some((rule) => rule.id === id && rule.isWhole === true);
}

/** Some rules look at the terms and at the elements. */
function withoutTwins(faults: readonly RuleFault[]): RuleFault[] {
  const known = new Set<string>();
  return faults.filter(({ rule, path }) => {
    const key = `${rule} ${path}`;
    return !known.has(key) && known.add(key);
  });
}
