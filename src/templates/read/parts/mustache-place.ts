import { type Stretch, type Tag, type TagAttribute, TEXT_ELEMENTS } from './html-tags.js';
import type { TemplatePart } from './template-part.js';

/** Where in the HTML of a part something stands. */
export interface HtmlPlace {
  /** The tag that it stands in; undefined outside of tags. */
  tag: Tag | undefined;
  /** The attribute of that tag. */
  attribute: TagAttribute | undefined;
  /** The element around it that holds text alone, such as `style`. */
  textElement: string | undefined;
  comment: Stretch | undefined;
}

/** Where an offset of a part is: between its own character and the one before. */
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

/** Whether two offsets are in the same place: what stands at one could stand at the other. */
export function isSamePlace(one: HtmlPlace, other: HtmlPlace): boolean {
  return (
    one.tag === other.tag &&
    one.attribute === other.attribute &&
    one.textElement === other.textElement &&
    one.comment === other.comment
  );
}

/** The value of an attribute, without its name; null when it does not stand in double quotes. */
export function quotedValue({ text }: TemplatePart, { start, end }: TagAttribute): { start: number; end: number } | null {
  const [head] = /^[^=]*=\s*"(?=[\s\S]*"$)/.exec(text.text.slice(start, end)) ?? [];
  return head === undefined ? null : { start: start + head.length, end: end - 1 };
}
