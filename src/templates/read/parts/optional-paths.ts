import Handlebars from 'handlebars';
import { FIELD } from '../../render/helpers/optional-field.js';

/**
 * Makes `{{payment.iban}}` blank if the document has no payment. Handlebars has only two ways: an error for everything that is missing, or none even for a
 * misspelt name. Here a part of the document that is null has no fields, and a name that the view does not have is still an error.
 */
export class OptionalPaths extends Handlebars.Visitor {
  mutating = true;

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (mustache.params.length === 0 && mustache.hash === undefined) {
      const call = callOf(mustache.path);
      if (call) Object.assign(mustache, { path: call.path, params: call.params });
      return;
    }
    super.MustacheStatement(mustache);
  }

  override PartialStatement({ params, hash }: hbs.AST.PartialStatement): void {
    this.acceptArray(params);
    if (hash) this.accept(hash);
  }

  override PathExpression(path: hbs.AST.PathExpression): hbs.AST.SubExpression | void {
    return callOf(path);
  }
}

function callOf(path: hbs.AST.Expression): hbs.AST.SubExpression | undefined {
  if (path.type !== 'PathExpression') return undefined;
  const given = path as hbs.AST.PathExpression;
  const [first, ...rest] = given.parts;
  if (first === undefined || rest.length === 0) return undefined;
  const { loc } = given;
  const original = given.original.slice(0, given.original.indexOf(first) + first.length);
  // The name of the field comes first, for what is below `attributes`.
  const names = given.parts.map((name) => ({ type: 'StringLiteral', value: name, original: name, loc }));
  const helper = { type: 'PathExpression', data: false, depth: 0, parts: [FIELD], original: FIELD, loc };
  return {
    type: 'SubExpression',
    path: helper,
    params: [{ ...given, parts: [first], original }, ...names],
    loc,
  } as unknown as hbs.AST.SubExpression;
}
