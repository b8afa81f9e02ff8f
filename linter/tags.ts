import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Stretch } from './template-part.js';

/** An attribute in a file; its value with braces masked. */
export interface TagAttribute extends Stretch {
  name: string;
  value: string;
}

/** A start or end tag in a file. */
export interface Tag extends Stretch {
  kind: 'start' | 'end';
  name: string;
  isSelfClosing: boolean;
  attributes: readonly TagAttribute[];
}

export type Comment = Stretch;

/** A fault that the HTML standard names. */
export interface HtmlFault {
  code: string;
  offset: number;
}

export interface Tags {
  tags: readonly Tag[];
  comments: readonly Comment[];
  faults: readonly HtmlFault[];
}

const TEXT_MODES = new Map([
  ['style', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
]);

/** The tags of a piece of HTML. A tokenizer and no parser: a part may start in the middle of a table. */
export function tagsOf(html: string): Tags {
  const tags: Tag[] = [];
  const comments: Comment[] = [];
  const faults: HtmlFault[] = [];
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        tags.push(tagOf('start', token));
        const mode = TEXT_MODES.get(token.tagName);
        if (mode !== undefined) tokenizer.state = mode;
      },
      onEndTag: (token) => tags.push(tagOf('end', token)),
      onComment: ({ location }) => location && comments.push({ start: location.startOffset, end: location.endOffset }),
      onParseError: ({ code, startOffset }) => faults.push({ code, offset: startOffset }),
      onDoctype: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return { tags, comments, faults };
}

function tagOf(kind: Tag['kind'], { tagName, selfClosing, attrs, location }: Token.TagToken): Tag {
  return {
    kind,
    name: tagName,
    isSelfClosing: selfClosing,
    start: location?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
    attributes: attrs.map(({ name, value }) => {
      const place = location?.attrs?.[name];
      return { name, value, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 };
    }),
  };
}
