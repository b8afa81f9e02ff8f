import type { Contents } from '../../../src/finish/content/read-contents.js';
import type { TextPiece } from '../../../src/finish/content/text-piece.js';
import { noEntries, type Element, type Kid } from '../../../src/finish/structure/structure-tree.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';

let next = 100;

/** An element; a text among its kids is a run, as Chromium writes one: a `NonStruct` around marked content. */
export function element(type: string, ...kids: (Kid | string)[]): Element {
  return {
    kind: 'element',
    number: (next += 1),
    type,
    kids: kids.map((kid) => (typeof kid === 'string' ? run(kid) : kid)),
    entries: noEntries,
  };
}

/** An element that says something of itself: `/Lang`, `/Alt`. */
export function saying(entries: Record<string, string>, type: string, ...kids: (Kid | string)[]): Element {
  return { ...element(type, ...kids), entries: new Dictionary(Object.entries(entries)) };
}

export const newElement = (type: string): Element => element(type);

const texts: { text: string; page: number }[] = [];

/** Marked content on a page that shows a text; '' shows a rule. */
export function content(text: string, page = 1): Kid {
  texts.push({ text, page });
  return { kind: 'marked', page, owner: page, mark: texts.length - 1 };
}

function run(text: string): Element {
  return { ...element('NonStruct'), kids: [content(text)] };
}

/** What the marked contents of all trees show. */
export function contents(): Contents {
  const owners: Contents['owners'] = new Map();
  for (const [mark, { text, page }] of texts.entries()) {
    const owner = owners.get(page) ?? {
      stream: page,
      scanned: { text: '', marks: new Map(), untagged: [], untaggedPieces: [], forms: new Map() },
      fonts: new Map(),
      isTagged: false,
    };
    const pieces = text === '' ? [] : [pieceOf(text)];
    owner.scanned.marks.set(mark, { opening: { start: 0, end: 0 }, pieces, hasImage: text === 'image', state: 0 });
    owners.set(page, owner);
  }
  return { pages: [1], owners, fonts: new Map(), entangled: new Set() };
}

function pieceOf(text: string): TextPiece {
  const nowhere = { start: 0, end: 0 };
  const part = { text, opening: nowhere, closing: nowhere, isPlain: true };
  return { runs: [{ font: '/F1', codes: '0041', shown: [], part }], isReversed: false, start: 0, end: 0, state: 0 };
}

/** A tree as lines of text, by its types: `P "text"`. */
export function said(top: Element): string {
  const kids = top.kids.map((kid) => {
    if (kid.kind === 'element') return said(kid);
    return kid.kind === 'marked' ? JSON.stringify(texts[kid.mark]?.text) : 'annotation';
  });
  return kids.length === 0 ? top.type : `${top.type}(${kids.join(' ')})`;
}
