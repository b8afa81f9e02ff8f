import { type Stretch, type Tag, type TagAttribute, TEXT_ELEMENTS } from './html-tags.js';
import type { TemplatePart } from './template-part.js';

/** A place in the HTML of a part. */
export interface HtmlPlace {
  /** The tag around it; undefined outside of tags. */
  tag: Tag | undefined;
  /** The attribute of that tag. */
  attribute: TagAttribute | undefined;
  /** The element around it that holds only text, such as `style`. */
  textElement: string | undefined;
  comment: Stretch | undefined;
}

/** The place of an offset: between the previous character and its own. */
export function placeAt({ tags, comments }: Pick<TemplatePart, 'tags' | 'comments'>, offset: number): HtmlPlace {
  const isInside = ({ start, end }: { start: number; end: number }) => start < offset && offset < end;
  const tag = tags.find(isInside);
  const before = tags.findLast(({ end, name }) => end <= offset && TEXT_ELEMENTS.has(name));
  return {
    tag,
    attribute: tag?.attributes.find(isInside),
    textElement: before?.kind === 'start' && !tag ? before.name : undefined,
    comment: comments.find(isInside),
  };
}

/** Whether two offsets are equivalent places: the content of one could be at the other. */
export function isSamePlace(one: HtmlPlace, other: HtmlPlace): boolean {
  return (
    one.tag === other.tag &&
    one.attribute === other.attribute &&
    one.textElement === other.textElement &&
    one.comment === other.comment
  );
}

/** The value of an attribute, without its name; null if it is not in double quotes. */
export function quotedValue({ text }: TemplatePart, { start, end }: TagAttribute): { start: number; end: number } | null {
  const [head] = /^[^=]*=\s*"(?=[\s\S]*"$)/.exec(text.text.slice(start, end)) ?? [];
  return head === undefined ? null : { start: start + head.length, end: end - 1 };
}
