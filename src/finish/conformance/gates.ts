import type { Contents } from '../content/read-contents.js';
import { isCharacter } from '../fonts/character-map.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import type { Metadata } from '../metadata/xmp.js';
import { hasAlternative } from '../structure/tidy/figures.js';
import { elementsOf, type Element } from '../structure/structure-tree.js';
import { isKnownType } from '../structure/types.js';
import type { Standard } from '../standards.js';
import type { ConformanceFault } from './fault.js';
import { limitFaults } from './limit-faults.js';
import { linkFaults } from './link-faults.js';
import { placeOf, placeOfGlyph } from './place-of.js';
import { tableFaults } from './table-faults.js';

/** What the gates look at. */
export interface Gated {
  objects: PdfObjects;
  top: Element;
  contents: Contents;
  metadata: Metadata;
}

const both: readonly Standard[] = ['pdfa', 'pdfua'];
const onlyUa: readonly Standard[] = ['pdfua'];

/** What keeps a document from conforming and cannot be mended. Empty: it conforms to both standards. */
export function conformanceFaults(gated: Gated): ConformanceFault[] {
  return [
    ...metadataFaults(gated.metadata),
    ...contentFaults(gated.contents),
    ...fontFaults(gated.contents),
    ...structureFaults(gated),
    ...tableFaults(gated),
    ...linkFaults(gated),
    ...limitFaults(gated),
  ];
}

function* metadataFaults({ title, language }: Metadata): Generator<ConformanceFault> {
  if (title.trim() === '') yield { gate: 'title', standards: onlyUa, message: 'the document has no title' };
  if (language === null || !isLanguage(language))
    yield {
      gate: 'language',
      standards: both,
      message: `the language of the document is ${language === null ? 'missing' : `"${language}"`}`,
    };
}

function* contentFaults({ entangled }: Contents): Generator<ConformanceFault> {
  if (entangled.size > 0)
    yield {
      gate: 'drawn-twice',
      standards: both,
      message: 'a part of the document is drawn more than once, as for a mask or a filter',
    };
}

function* fontFaults(contents: Contents): Generator<ConformanceFault> {
  for (const font of contents.fonts.values()) {
    const { name, digits, isEmbedded, shown, characters, explained } = font;
    if (shown.size === 0) continue;
    if (digits === 2 || !isEmbedded) {
      yield {
        gate: 'font',
        standards: both,
        message: `a text is set in ${name === '' ? 'a font' : `the font ${name}`} that Chromium cannot embed as it is`,
        place: placeOfGlyph(font, () => true, contents),
      };
      continue;
    }
    if (shown.has(0))
      yield {
        gate: 'glyph',
        standards: both,
        message: `the font ${name} lacks a character of the document: an empty box is printed`,
        place: placeOfGlyph(font, (code) => code === 0, contents),
      };
    const isUnknown = (code: number): boolean => code !== 0 && !isCharacter(characters.get(code)) && !explained.has(code);
    const unknown = [...shown].filter(isUnknown).length;
    if (unknown > 0)
      yield {
        gate: 'character',
        standards: both,
        message: `the font ${name} shows ${unknown === 1 ? 'a glyph, and nothing says which character it stands for' : `${unknown} glyphs, and nothing says which characters they stand for`}`,
        place: placeOfGlyph(font, isUnknown, contents),
      };
  }
}

function* structureFaults({ top, contents }: Gated): Generator<ConformanceFault> {
  if (top.type === 'Document' && top.kids.length === 0)
    yield { gate: 'tags', standards: both, message: 'nothing of the document can be read aloud' };
  let level = 0;
  for (const element of elementsOf(top)) {
    const { type, entries } = element;
    if (!isKnownType(type))
      yield {
        gate: 'structure-type',
        standards: both,
        message: `the structure type ${type} is unknown`,
        place: placeOf(element, contents),
      };
    const language = entries.get('/Lang');
    if (language !== undefined && !isLanguage(language.slice(1, -1)))
      yield {
        gate: 'language',
        standards: both,
        message: `the language of a part is "${language.slice(1, -1)}"`,
        place: placeOf(element, contents),
      };
    if ((type === 'Figure' || type === 'Formula') && !hasAlternative(element))
      yield {
        gate: 'alternative-text',
        standards: onlyUa,
        message: 'a figure has no alternative text',
        place: placeOf(element, contents),
      };
    if (type === 'H')
      yield {
        gate: 'heading-order',
        standards: onlyUa,
        message: 'a heading has no level from 1 to 6',
        place: placeOf(element, contents),
      };
    const heading = /^H([1-6])$/.exec(type)?.[1];
    if (heading === undefined) continue;
    if (Number(heading) > level + 1)
      yield {
        gate: 'heading-order',
        standards: onlyUa,
        message:
          level === 0
            ? `the first heading is of level ${heading}`
            : `a heading of level ${heading} follows one of level ${level}`,
        place: placeOf(element, contents),
      };
    level = Number(heading);
  }
}

/** A tag of a language as both standards want it (RFC 3066): `de`, `de-CH`, `zh-Hant`. */
export function isLanguage(tag: string): boolean {
  return /^(?:[a-z]{1,8})(?:-[a-z\d]{1,8})*$/i.test(tag);
}
