import Handlebars from 'handlebars';
import { TemplateError } from '../template-error.js';

interface Inclusion {
  partial: string;
  line: number;
}

/** A template file: its name for messages, and its text, which is known to be parseable. */
interface Source {
  file: string;
  text: string;
}

/** Checks that no partial includes itself, by way of others either: it would never end. @throws TemplateError with file and line */
export function checkPartialCircles(sources: ReadonlyMap<string, Source>): void {
  const inclusions = new Map([...sources].map(([name, { text }]) => [name, inclusionsIn(text)]));
  const finished = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (finished.has(name)) return;
    for (const { partial, line } of inclusions.get(name) ?? []) {
      const circle = [...path, name, partial];
      const start = circle.indexOf(partial);
      if (start < circle.length - 1) {
        const reason = `"${partial}" includes itself: ${circle.slice(start).join(' → ')}`;
        throw new TemplateError(sources.get(name)?.file ?? name, line, reason);
      }
      visit(partial, [...path, name]);
    }
    finished.add(name);
  };
  for (const name of sources.keys()) visit(name, []);
}

function inclusionsIn(text: string): Inclusion[] {
  const found = new Inclusions();
  found.accept(Handlebars.parse(text));
  return found.all;
}

class Inclusions extends Handlebars.Visitor {
  readonly all: Inclusion[] = [];

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    if ('original' in partial.name) this.all.push({ partial: partial.name.original, line: partial.loc.start.line });
    super.PartialStatement(partial);
  }
}
