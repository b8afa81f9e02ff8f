import Handlebars from 'handlebars';
import type { Rule } from '../../subject.js';
import { rangeOf } from '../../template-part.js';

/** Handlebars that has no place here. */
export const forbiddenConstruct: Rule = {
  name: 'forbidden-construct',
  severity: 'error',
  catches: 'decorators, inline partials and partial blocks: each part is a file of its own',
  check({ parts }, report) {
    for (const { text, program } of parts.values()) {
      if (!program) continue;
      new Finder((node, what) => {
        report(
          { text, offset: rangeOf(text, node.loc).start },
          `${what} have no place in a template`,
          'make it a file of its own',
        );
      }).accept(program);
    }
  },
};

class Finder extends Handlebars.Visitor {
  readonly #found: (node: hbs.AST.Node, what: string) => void;

  constructor(found: (node: hbs.AST.Node, what: string) => void) {
    super();
    this.#found = found;
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#found(node, 'inline partials');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.#found(node, 'decorators');
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#found(node, 'partial blocks');
  }
}
