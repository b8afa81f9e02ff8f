import Handlebars from 'handlebars';
import { didYouMean } from '../../../text/nearest-name.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, type Place } from '../faults.js';
import { STYLE } from './compile-parts.js';
import { rangeOf, type TemplatePart } from './template-part.js';

interface Inclusion {
  /** Null for a computed name. */
  partial: string | null;
  place: Place;
}

/** Missing partials, and partials that include themselves, directly or through others, which would never end. */
export function partialFaults(parts: ReadonlyMap<string, TemplatePart>): TemplateFault[] {
  const inclusions = new Map([...parts].map(([name, part]) => [name, inclusionsIn(part)]));
  const names = new Set([...parts.keys(), STYLE]);
  const unknown = [...inclusions.values()].flat().flatMap(({ partial, place }) => {
    if (partial !== null && names.has(partial)) return [];
    const shown = partial ?? '(…)';
    return [faultAt(place, 'unknown-partial', `there is no partial "${shown}"`, didYouMean(shown, names))];
  });
  return [...unknown, ...circles(inclusions)];
}

function circles(inclusions: ReadonlyMap<string, readonly Inclusion[]>): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const finished = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (finished.has(name)) return;
    for (const { partial, place } of inclusions.get(name) ?? []) {
      if (partial === null) continue;
      const trail = [...path, name];
      if (trail.includes(partial)) {
        const circle = [...trail.slice(trail.indexOf(partial)), partial].join(' → ');
        faults.push(faultAt(place, 'partial-cycle', `"${partial}" includes itself: ${circle}`));
      } else visit(partial, trail);
    }
    finished.add(name);
  };
  for (const name of inclusions.keys()) visit(name, []);
  return faults;
}

function inclusionsIn(part: TemplatePart): Inclusion[] {
  if (!part.program) return [];
  const found = new Inclusions(part);
  found.accept(part.program);
  return found.all;
}

class Inclusions extends Handlebars.Visitor {
  readonly all: Inclusion[] = [];
  readonly #part: TemplatePart;

  constructor(part: TemplatePart) {
    super();
    this.#part = part;
  }

  override PartialStatement({ name, loc }: hbs.AST.PartialStatement): void {
    const { text } = this.#part;
    const partial = 'original' in name ? name.original : null;
    this.all.push({ partial, place: { text, offset: rangeOf(text, loc).start } });
  }
}
