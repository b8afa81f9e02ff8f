import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** A stretch of a file, by offsets. */
export interface Stretch {
  start: number;
  end: number;
}

/** An attribute as written; braces in its value are masked. */
export interface TagAttribute extends Stretch {
  name: string;
  value: string;
}

/** A start or end tag in a file. */
export interface Tag extends Stretch {
  kind: 'start' | 'end';
  name: string;
  isSelfClosing: boolean;
  /** All attributes, including duplicates. */
  attributes: readonly TagAttribute[];
}

/** The name of a fault in the HTML standard. */
export interface HtmlFault {
  code: string;
  offset: number;
}

export interface Tags {
  tags: readonly Tag[];
  /** Comments, and what a browser takes for one: `<!DOCTYPE …>`, `<?…>`. */
  comments: readonly Stretch[];
  faults: readonly HtmlFault[];
}

/** Elements whose content is text even if it looks like markup, and how a browser reads it without scripts. */
const TEXT_MODES = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/** The elements that hold text and no elements. */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(TEXT_MODES.keys());

/** A tokenizer that keeps duplicate attributes. The standard drops the second one, but it may contain data. */
class AttributeTokenizer extends Tokenizer {
  #written: { attribute: Token.Attribute; start: number; end: number }[] = [];

  /** The attributes of the tag that has just ended. */
  takeAttributes(): TagAttribute[] {
    const written = this.#written;
    this.#written = [];
    return written.map(({ attribute: { name, value }, start, end }) => ({ name, value, start, end }));
  }

  protected override _createAttr(firstCharacter: string): void {
    super._createAttr(firstCharacter);
    const { offset } = this.preprocessor;
    this.#written.push({ attribute: this.currentAttr, start: offset, end: offset });
  }

  protected override _leaveAttrName(): void {
    super._leaveAttrName();
    this.#endAttribute();
  }

  protected override _leaveAttrValue(): void {
    super._leaveAttrValue();
    this.#endAttribute();
  }

  #endAttribute(): void {
    const last = this.#written.at(-1);
    if (last) last.end = this.preprocessor.offset;
  }
}

/** The tags of a piece of HTML. It is a tokenizer, not a parser, because a part may start in the middle of a table. */
export function tagsOf(html: string): Tags {
  const tags: Tag[] = [];
  const comments: Stretch[] = [];
  const faults: HtmlFault[] = [];
  const nothing = () => {};
  const tokenizer = new AttributeTokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        tags.push(tagOf('start', token, tokenizer.takeAttributes()));
        const mode = TEXT_MODES.get(token.tagName);
        if (mode !== undefined) tokenizer.state = mode;
      },
      onEndTag: (token) => tags.push(tagOf('end', token, tokenizer.takeAttributes())),
      onComment: ({ location }) => location && comments.push({ start: location.startOffset, end: location.endOffset }),
      onParseError: ({ code, startOffset }) => faults.push({ code, offset: startOffset }),
      onDoctype: ({ location }) => location && comments.push({ start: location.startOffset, end: location.endOffset }),
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return { tags, comments, faults };
}

function tagOf(kind: Tag['kind'], { tagName, selfClosing, location }: Token.TagToken, attributes: readonly TagAttribute[]): Tag {
  return {
    kind,
    name: tagName,
    isSelfClosing: selfClosing,
    start: location?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
    attributes,
  };
}
