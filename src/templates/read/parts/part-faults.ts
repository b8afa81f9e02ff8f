import Handlebars from 'handlebars';
import { didYouMean } from '../../../text/nearest-name.js';
import { attributeNameFault } from '../../../view/parts/named/attribute-names.js';
import { HelperCalls } from '../../render/helpers/check-helper-calls.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, type NoteFault, oncePerText, type Place } from '../faults.js';
import { HELPER_NAMES, prototypeIn } from './compile-source.js';
import { checkAddresses } from './loaded-addresses.js';
import { placeAt, quotedValue } from './mustache-place.js';
import type { TagAttribute } from './html-tags.js';
import { partIn, rangeOf, type TemplatePart } from './template-part.js';
import { unsafePlaces } from './unsafe-data.js';

/** Elements that load, run or request something. */
const ACTIVE = new Set(
  'script iframe object embed base form link video audio applet frame frameset portal input button select textarea'.split(' '),
);
/** Elements whose content has its own syntax; helpers make drawings. */
const FOREIGN = new Set(['svg', 'math']);

/** The faults of a single part. */
export const partFaults = oncePerText((text): readonly TemplateFault[] => {
  const part = partIn(text);
  const faults: TemplateFault[] = [];
  const note: NoteFault = (rule, place, message, hint) => faults.push(faultAt(place, rule, message, hint));
  if (part.fault) note('syntax', { text, line: part.fault.line }, part.fault.message);
  if (!part.program) return faults;
  new Constructs(part, note).accept(part.program);
  new HelperCalls({
    onFault: (name, reason, { loc }) => note('service-refuses', at(part, loc), `{{${name}}} ${reason}`),
  }).accept(part.program);
  checkOutput(part, note);
  checkTags(part, note);
  checkAddresses(part, note);
  return faults;
});

function at({ text }: TemplatePart, loc: hbs.AST.SourceLocation): Place {
  return { text, offset: rangeOf(text, loc).start };
}

function pathFault(path: hbs.AST.PathExpression): string | null {
  if (prototypeIn(path) !== undefined) return 'accesses a prototype; templates may only read data';
  const property = path.parts[path.parts.indexOf('attributes') + 1];
  const fault = path.parts.includes('attributes') && property !== undefined ? attributeNameFault(property) : null;
  return fault === null ? null : `is in no document; ${fault}`;
}

/** Unknown helpers, and Handlebars syntax that is not allowed. */
class Constructs extends Handlebars.Visitor {
  readonly #part: TemplatePart;
  readonly #note: NoteFault;

  constructor(part: TemplatePart, note: NoteFault) {
    super();
    this.#part = part;
    this.#note = note;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const fault = pathFault(path);
    if (fault !== null) this.#note('service-refuses', at(this.#part, path.loc), `"${path.original}" ${fault}`);
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (node.params.length > 0 || (node.hash as hbs.AST.Hash | undefined)) this.#checkHelper(node.path);
    super.MustacheStatement(node);
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.#checkHelper(node.path);
    super.SubExpression(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const { start } = rangeOf(this.#part.text, node.loc);
    if (this.#part.text.text.startsWith('{{{{', start)) this.#forbid(node, 'raw blocks');
    this.#checkHelper(node.path);
    super.BlockStatement(node);
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#forbid(node, 'inline partials');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.#forbid(node, 'decorators');
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#forbid(node, 'partial blocks');
  }

  #forbid({ loc }: hbs.AST.Node, what: string): void {
    this.#note('forbidden-construct', at(this.#part, loc), `${what} are not allowed in a template`, 'make it a file of its own');
  }

  #checkHelper(path: hbs.AST.Node): void {
    const name = 'original' in path ? String(path.original) : '(…)';
    if (HELPER_NAMES.has(name)) return;
    const hint = didYouMean(name, HELPER_NAMES) ?? `available: ${[...HELPER_NAMES].join(', ')}`;
    this.#note('unknown-helper', at(this.#part, path.loc), `there is no helper "${name}"`, hint);
  }
}

/** Unescaped and unsafe output. */
function checkOutput(part: TemplatePart, note: NoteFault): void {
  const { text } = part;
  for (const { start, end } of part.mustaches) {
    const isUnescaped = /^\{\{~?(?:\{|\s*&)/.test(text.text.slice(start, end));
    if (isUnescaped) note('unescaped-output', { text, offset: start }, 'data comes out unescaped', 'write {{…}}');
  }
  for (const { offset, message, hint, rule = 'unsafe-data' } of unsafePlaces(part)) note(rule, { text, offset }, message, hint);
}

function checkTags(part: TemplatePart, note: NoteFault): void {
  const { text } = part;
  // unsafe-data reports data in an attribute.
  const withData = new Set(part.mustaches.map(({ start }) => placeAt(part, start + 1).attribute));
  for (const { kind, name, start, attributes } of part.tags) {
    const place = { text, offset: start };
    if (kind === 'start' && ACTIVE.has(name)) note('active-element', place, `<${name}> is not allowed in a template`);
    if (kind === 'start' && FOREIGN.has(name)) note('service-refuses', place, `<${name}> is not allowed in a template`);
    for (const attribute of attributes) if (!withData.has(attribute)) checkAttribute(part, attribute, note);
  }
}

function checkAttribute(part: TemplatePart, attribute: TagAttribute, note: NoteFault): void {
  const { text } = part;
  const { name, value, start, end } = attribute;
  const place = { text, offset: start };
  if (text.text.slice(start, end).includes('=') && !quotedValue(part, attribute)) {
    note('unquoted-attribute', place, `the value of ${name} must be in double quotes`, `${name}="${value.trim()}"`);
  }
  if (name.startsWith('on')) note('inline-handler', place, `${name}= is not allowed in a template: scripts do not run`);
  if (name === 'style') {
    note('inline-handler', place, 'style= is not allowed in a template', 'use a class, and put the style into style.css');
  }
}
