import Handlebars from 'handlebars';

/** A call of `{{image "…"}}` with the name of a file. */
export interface ImageCall {
  name: string;
  loc: hbs.AST.SourceLocation;
}

/** The images that a part names. */
export function imageCalls(program: hbs.AST.Program): ImageCall[] {
  const finder = new Finder();
  finder.accept(program);
  return finder.calls;
}

class Finder extends Handlebars.Visitor {
  readonly calls: ImageCall[] = [];

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const [name] = node.params;
    const isImage = 'original' in node.path && node.path.original === 'image';
    if (isImage && name?.type === 'StringLiteral' && 'value' in name)
      this.calls.push({ name: String(name.value), loc: node.loc });
    super.MustacheStatement(node);
  }
}
