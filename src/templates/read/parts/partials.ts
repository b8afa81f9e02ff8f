import { didYouMean } from '../../../text/nearest-name.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, type Place } from '../faults.js';
import { STYLE } from './compile-parts.js';
import { placeAt } from './mustache-place.js';
import type { TemplatePart } from './template-part.js';
import { codeHelper } from './unsafe-data.js';

interface Inclusion {
  /** Null for a computed name. */
  partial: string | null;
  place: Place;
  /** What a part must not have to stand there; null between elements, where it may have anything. */
  forbidden: { pattern: RegExp; where: string } | null;
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
  const round = circles(inclusions);
  const endless = round.length > 0 ? round : tooMany(inclusions);
  return [...unknown, ...endless, ...(endless.length > 0 ? [] : misplaced(inclusions, parts))];
}

/** Our designs have some fifty. Twenty parts that each include the next one twice would have a million. */
const MOST_INCLUDED = 10_000;

/** The first part that includes too many others, directly or through them. Call it only when no part includes itself. */
function tooMany(inclusions: ReadonlyMap<string, readonly Inclusion[]>): TemplateFault[] {
  const known = new Map<string, number>();
  const sizeOf = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const size = (inclusions.get(name) ?? []).reduce((sum, { partial }) => sum + (partial === null ? 0 : sizeOf(partial)), 1);
    known.set(name, size);
    return size;
  };
  const name = [...inclusions.keys()]
    .toSorted((one, other) => sizeOf(one) - sizeOf(other))
    .find((one) => sizeOf(one) > MOST_INCLUDED);
  const place = inclusions.get(name ?? '')?.[0]?.place;
  if (!place) return [];
  return [
    faultAt(place, 'partial-cycle', `"${name ?? ''}" includes more than ${MOST_INCLUDED} parts, with all that they include`),
  ];
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

/** Parts that would end the attribute or comment that they are put into: they are read as if they stood between elements. */
function misplaced(
  inclusions: ReadonlyMap<string, readonly Inclusion[]>,
  parts: ReadonlyMap<string, TemplatePart>,
): TemplateFault[] {
  const ends = (name: string, pattern: RegExp): boolean => {
    const part = parts.get(name);
    if (!part) return false;
    const hasOwn = part.content.some(({ start, end }) => pattern.test(part.text.text.slice(start, end)));
    const hasImage = part.mustaches.some((mustache) => codeHelper(mustache) !== null);
    return hasOwn || hasImage || (inclusions.get(name) ?? []).some(({ partial }) => partial !== null && ends(partial, pattern));
  };
  return [...inclusions.values()].flat().flatMap(({ partial, place, forbidden }) => {
    if (partial === null || !forbidden || !ends(partial, forbidden.pattern)) return [];
    return [faultAt(place, 'unsafe-data', `"${partial}" has markup that ends the ${forbidden.where} around it`)];
  });
}

function inclusionsIn(part: TemplatePart): Inclusion[] {
  return part.mustaches.flatMap((mustache) => {
    if (mustache.kind !== 'partial') return [];
    const { name } = mustache.node;
    const place = { text: part.text, offset: mustache.start };
    return [{ partial: 'original' in name ? name.original : null, place, forbidden: forbiddenAt(part, mustache.start) }];
  });
}

function forbiddenAt(part: TemplatePart, offset: number): Inclusion['forbidden'] {
  const { attribute, comment, textElement } = placeAt(part, offset);
  if (attribute) return { pattern: /"/, where: 'attribute' };
  if (textElement !== undefined) return { pattern: /<\//, where: 'element' };
  if (!comment) return null;
  const isPlain = part.text.text.startsWith('<!--', comment.start);
  return { pattern: isPlain ? /--|^-?>/ : />/, where: 'comment' };
}
