import Handlebars from 'handlebars';
import { DOCUMENT_TYPES } from '../../../invoices/billing-document.js';
import { HelperError } from './helper-error.js';
import { type HelperSignature, signatureOf } from './helper-signatures.js';

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement;

/**
 * Checks how helpers are called before anything is rendered, and tells fields from helpers: a bare name such as `{{amount}}` is always a field.
 * @throws HelperError with the line at fault
 */
export class HelperCalls extends Handlebars.Visitor {
  readonly #blockParams: string[] = [];

  override Program(program: hbs.AST.Program): void {
    const names = program.blockParams ?? [];
    this.#blockParams.push(...names);
    super.Program(program);
    this.#blockParams.splice(this.#blockParams.length - names.length);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { path } = mustache;
    if (isPath(path) && signatureOf(path.original) && !this.#blockParams.includes(path.original)) {
      if (mustache.params.length === 0 && mustache.hash === undefined) {
        // So Handlebars writes that it means the field.
        path.original = `this.${path.original}`;
      } else {
        check(mustache, path.original, ['text', 'code']);
      }
    }
    super.MustacheStatement(mustache);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    if (isPath(expression.path)) check(expression, expression.path.original, ['text', 'condition']);
    super.SubExpression(expression);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    if (isPath(block.path)) check(block, block.path.original, []);
    super.BlockStatement(block);
  }
}

function isPath(node: hbs.AST.Expression | hbs.AST.Literal): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

const PLACES = {
  text: 'stands in double braces',
  code: 'stands in double braces by itself: it is no value',
  condition: 'stands in parentheses after #if or #unless',
};

function check(call: Call, name: string, fitting: readonly HelperSignature['gives'][]): void {
  const signature = signatureOf(name);
  if (signature === undefined) return;
  const { least, most, options, required, gives, example } = signature;
  const refuse = (reason: string): never => {
    throw new HelperError(name, call.loc.start.line, `${reason}, for example ${example}`);
  };
  if (!fitting.includes(gives)) refuse(PLACES[gives]);
  // Handlebars gives calls without named options no hash.
  const pairs = (call.hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  const unknown = pairs.find(({ key }) => !options.includes(key));
  if (unknown) refuse(`has no option "${unknown.key}"; ${listed(options)}`);
  const missing = required.find((option) => !pairs.some(({ key }) => key === option));
  if (missing !== undefined) refuse(`needs ${missing}=…`);
  if (call.params.length < least || call.params.length > most) {
    refuse(`takes ${least === most ? least : `${least} to ${most}`} argument${most === 1 ? '' : 's'}, not ${call.params.length}`);
  }
  if (name === 'isType') checkTypes(call.params, refuse);
}

function listed(options: readonly string[]): string {
  return options.length === 0 ? 'it has none' : `it has ${options.join(', ')}`;
}

/** A misspelt type would only be a condition that never holds. */
function checkTypes(params: hbs.AST.Expression[], refuse: (reason: string) => never): void {
  for (const param of params) {
    const type = param.type === 'StringLiteral' && 'value' in param ? param.value : null;
    if (!DOCUMENT_TYPES.some((known) => known === type)) refuse(`takes one or more of "${DOCUMENT_TYPES.join('", "')}"`);
  }
}
