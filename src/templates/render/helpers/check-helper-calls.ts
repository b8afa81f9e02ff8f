import Handlebars from 'handlebars';
import { DOCUMENT_TYPES } from '../../../invoices/billing-document.js';
import { type HelperSignature, signatureOf } from './helper-signatures.js';

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement;

/** Callbacks of a check of the calls in a template. */
interface CallEvents {
  /** A helper is called in a wrong way. */
  onFault(name: string, reason: string, call: Call): void;
  /** A bare name such as `{{amount}}` is a field, even if a helper has the same name. */
  onField?(path: hbs.AST.PathExpression): void;
}

/** Checks how helpers are called, before anything is rendered, and tells fields from helpers. */
export class HelperCalls extends Handlebars.Visitor {
  readonly #events: CallEvents;
  readonly #blockParams: string[] = [];

  constructor(events: CallEvents) {
    super();
    this.#events = events;
  }

  override Program(program: hbs.AST.Program): void {
    const names = program.blockParams ?? [];
    this.#blockParams.push(...names);
    super.Program(program);
    this.#blockParams.splice(this.#blockParams.length - names.length);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { path } = mustache;
    if (isPath(path) && signatureOf(path.original) && !this.#blockParams.includes(path.original)) {
      if (mustache.params.length === 0 && mustache.hash === undefined) this.#events.onField?.(path);
      else this.#check(mustache, ['text', 'code']);
    }
    super.MustacheStatement(mustache);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#check(expression, ['text', 'condition']);
    super.SubExpression(expression);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.#check(block, []);
    super.BlockStatement(block);
  }

  #check(call: Call, fitting: readonly HelperSignature['gives'][]): void {
    if (!isPath(call.path)) return;
    const name = call.path.original;
    const reason = callFault(call, name, fitting);
    if (reason !== null) this.#events.onFault(name, reason, call);
  }
}

function isPath(node: hbs.AST.Expression | hbs.AST.Literal): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

const PLACES = {
  text: 'must be in double braces',
  code: 'must be in double braces by itself: it is not a value',
  condition: 'must be in parentheses after #if or #unless',
};

/** What is wrong with a call; null if it is right, or if it does not call one of our helpers. */
function callFault(call: Call, name: string, fitting: readonly HelperSignature['gives'][]): string | null {
  const signature = signatureOf(name);
  if (signature === undefined) return null;
  const { least, most, options, required, gives, example } = signature;
  const because = (reason: string) => `${reason}, for example ${example}`;
  if (!fitting.includes(gives)) return because(PLACES[gives]);
  // Without named options, Handlebars gives a call no hash.
  const pairs = (call.hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  const unknown = pairs.find(({ key }) => !options.includes(key));
  if (unknown) return because(`has no option "${unknown.key}"; ${listed(options)}`);
  const missing = required.find((option) => !pairs.some(({ key }) => key === option));
  if (missing !== undefined) return because(`needs ${missing}=…`);
  if (call.params.length < least || call.params.length > most) {
    const accepted = `${least === most ? least : `${least} to ${most}`} argument${most === 1 ? '' : 's'}`;
    return because(`takes ${accepted}, not ${call.params.length}`);
  }
  if (name === 'isType' && !call.params.every(isDocumentType)) {
    return because(`takes one or more of "${DOCUMENT_TYPES.join('", "')}"`);
  }
  if (name === 'image' && call.params[0]?.type !== 'StringLiteral')
    return because('takes the name of a file in images/, in quotes');
  return null;
}

function listed(options: readonly string[]): string {
  return options.length === 0 ? 'it has none' : `it has ${options.join(', ')}`;
}

/** A misspelt type would be a condition that is never true. */
function isDocumentType(param: hbs.AST.Expression): boolean {
  const type = param.type === 'StringLiteral' && 'value' in param ? param.value : null;
  return DOCUMENT_TYPES.some((known) => known === type);
}
