import { signatureOf } from '../../render/helpers/helper-signatures.js';
import { STYLE } from './compile-parts.js';
import { type HtmlPlace, isSamePlace, placeAt, quotedValue } from './mustache-place.js';
import { type Mustache, OUTPUT, rangeOf, type TemplatePart } from './template-part.js';

/*
 * Keeps data from becoming markup. Handlebars escapes every output, so data is safe in text and in double quotes. parse5 tells which place an output is in: it
 * reads the part as HTML, with a letter instead of each output and blanks instead of conditions. So that this is true for every rendering, every branch of a
 * condition must begin and end in the same place, and a part must end where it began, between elements.
 */

/** A fault at an offset of a part. */
export interface UnsafePlace {
  offset: number;
  message: string;
  hint?: string;
  /** The rule, if it is not `unsafe-data`. */
  rule?: 'service-refuses' | 'html-syntax' | 'unclosed-element';
}

/** Attributes that make a browser fetch, follow or run something. */
const ACTIVE =
  /^(?:on.*|style|href|src|srcset|srcdoc|action|formaction|data|poster|background|cite|ping|code|codebase|manifest|xlink:href|http-equiv|content)$/;

/** The checked fields of the view, by the last names of their path. */
const CHECKED = new Map([
  ['href', ['href']],
  ['src', ['logo', 'source']],
]);

/** Elements in which a browser reads markup as text, or drops it. */
const NO_IMAGES = new Set(['option', 'noscript']);

/** Data in places where a browser reads it as more than text, and constructs that make the place unknown. */
export function unsafePlaces(part: TemplatePart): UnsafePlace[] {
  return [
    ...part.mustaches.flatMap((mustache) => {
      const fault = faultOfMustache(part, mustache, placeAt(part, mustache.start));
      return fault ? [{ offset: mustache.start, ...fault }] : [];
    }),
    ...part.silent.flatMap((node) => {
      const message = node.type === 'BlockStatement' ? faultOfBlock(part, node) : faultOfComment(part, node);
      return message === null ? [] : [{ offset: rangeOf(part.text, node.loc).start, message }];
    }),
    ...openTags(part),
    ...openEnd(part),
  ];
}

/** A "<" that only becomes a tag or a comment together with the output after it. */
function openTags(part: TemplatePart): UnsafePlace[] {
  const { text } = part.text;
  return part.content.flatMap(({ start, end }) => {
    const begun = text.startsWith('{{~', end) ? /<(?:\/|!-?)?\s*$/ : /<(?:\/|!-?)?$/;
    const [found] = begun.exec(text.slice(start, end)) ?? [];
    if (found === undefined) return [];
    const offset = end - found.length;
    const { tag, comment } = placeAt(part, offset);
    return tag || comment ? [] : [{ offset, message: 'a tag or comment must not be built from pieces' }];
  });
}

type Fault = Omit<UnsafePlace, 'offset'>;

function faultOfMustache(part: TemplatePart, mustache: Mustache, place: HtmlPlace): Fault | null {
  const { tag, attribute, textElement, comment } = place;
  // With a hyphen before it, this would end the comment.
  if (comment && /^(?!-->)[-!>{]/.test(part.text.text.slice(mustache.end, mustache.end + 3))) {
    return { message: 'data at the end of a comment', hint: 'write a blank after it' };
  }
  const code = codeHelper(mustache);
  if (code !== null && (attribute || (!tag && (textElement !== undefined || isInTextOnly(part, mustache))))) {
    return { rule: 'service-refuses', message: `{{${code}}} is an image and must be between elements` };
  }
  if (tag) return faultInTag(part, mustache, attribute);
  const isStyle = mustache.kind === 'partial' && isPlain(mustache.node) && nameOf(mustache.node) === STYLE;
  if (isStyle && textElement !== 'style') return { rule: 'service-refuses', message: '{{> style}} must be inside <style>' };
  if (isStyle || textElement === undefined || textElement === 'title' || textElement === 'textarea') return null;
  return { message: `data inside <${textElement}>`, hint: 'use a class, and data in text only' };
}

function faultInTag(part: TemplatePart, mustache: Mustache, attribute: HtmlPlace['attribute']): Fault | null {
  if (!attribute) return { message: 'data inside a tag, outside of a quoted attribute' };
  const { name } = attribute;
  const value = quotedValue(part, attribute);
  if (name.includes(OUTPUT)) return { message: 'data in the name of an attribute' };
  if (!value || mustache.start < value.start) return { message: `data in ${name}= without quotes`, hint: `${name}="…"` };
  if (!ACTIVE.test(name)) return null;
  const checked = CHECKED.get(name);
  const isWhole = value.start === mustache.start && mustache.end === value.end;
  if (checked && isWhole && mustache.kind === 'output' && endsWith(mustache.node, checked)) return null;
  const hint = checked && 'only href="{{href}}" of a contact and src="{{seller.logo.source}}" are checked';
  return { message: `data in ${name}=`, ...(hint === undefined ? {} : { hint }) };
}

/** Whether a mustache is only a field, with these last names in its path. */
function endsWith(node: hbs.AST.MustacheStatement, names: readonly string[]): boolean {
  const { path } = node;
  return isPlain(node) && 'parts' in path && path.parts.slice(-names.length).join('\n') === names.join('\n');
}

function isPlain({ params, hash }: hbs.AST.MustacheStatement | hbs.AST.PartialStatement): boolean {
  return params.length === 0 && (hash as hbs.AST.Hash | undefined) === undefined;
}

function nameOf({ name }: hbs.AST.PartialStatement): string | null {
  return 'original' in name ? name.original : null;
}

/** The helper of a mustache that returns a whole image. */
export function codeHelper(mustache: Mustache): string | null {
  if (mustache.kind !== 'output' || isPlain(mustache.node)) return null;
  const { path } = mustache.node;
  const name = 'original' in path ? path.original : '';
  return signatureOf(name)?.gives === 'code' ? name : null;
}

function isInTextOnly({ tags }: TemplatePart, { start }: Mustache): boolean {
  const before = tags.findLast(({ end, name }) => end <= start && NO_IMAGES.has(name));
  return before?.kind === 'start';
}

/** A block after which the place depends on the data. */
function faultOfBlock(part: TemplatePart, block: hbs.AST.BlockStatement): string | null {
  const { start, end } = rangeOf(part.text, block.loc);
  const branches = branchesOf(block).flatMap(({ loc, body }) => (body.length === 0 ? [] : [rangeOf(part.text, loc)]));
  const here = placeAt(part, start);
  const offsets = [...branches.flatMap((branch) => [branch.start, branch.end]), end];
  // A block that begins where a tag ends is outside of the tag, and so is its content.
  if (!offsets.every((offset) => isSamePlace(here, placeAt(part, offset)))) {
    return 'this block begins in one place of the HTML and ends in another';
  }
  if (!here.tag || here.attribute) return null;
  const { text } = part.text;
  const joins = branches.some((branch) => isName(text[start - 1]) && startsName(text[branch.start]));
  const lasts = [text[start - 1], ...branches.map((branch) => text[branch.end - 1])];
  const runsOn = startsName(text[end]) && lasts.some(isName);
  const source = text.slice(start, end);
  return joins || runsOn || /\{\{~|~\}\}/.test(source) ? 'a block in a tag must have blanks around it, without ~' : null;
}

function faultOfComment(part: TemplatePart, { loc }: hbs.AST.Statement): string | null {
  const { start, end } = rangeOf(part.text, loc);
  const { tag, attribute } = placeAt(part, start);
  if (!tag || attribute) return null;
  const { text } = part.text;
  const isApart = !(isName(text[start - 1]) && startsName(text[end])) && !/^\{\{~|~\}\}$/.test(text.slice(start, end));
  return isApart ? null : 'a comment in a tag must have blanks around it, without ~';
}

/** The programs that a block may render: its own, and those after each `{{else}}`. */
function branchesOf({ program, inverse }: hbs.AST.BlockStatement): hbs.AST.Program[] {
  // {{^if …}} has an inverse alone.
  const own = (program as hbs.AST.Program | undefined) ? [program] : [];
  if (!inverse) return own;
  const [first] = inverse.body;
  const isChained = 'chained' in inverse && inverse.chained === true && first?.type === 'BlockStatement';
  return [...own, ...(isChained ? branchesOf(first as hbs.AST.BlockStatement) : [inverse])];
}

/** Whether text after this character would become part of the same name. */
const isName = (character: string | undefined) => character !== undefined && !/[\s"'>]/.test(character);
/** Braces begin another block, which is checked separately. */
const startsName = (character: string | undefined) => character !== undefined && !/[\s>/{]/.test(character);

/** A part that ends inside a tag, a comment or a text: the content after it would be in another place than written. */
function openEnd({ text, tags, faults }: TemplatePart): UnsafePlace[] {
  const cut = faults.filter(({ code }) => code.startsWith('eof-'));
  const last = tags.findLast(({ name }) =>
    ['style', 'script', 'title', 'textarea', 'xmp', 'noembed', 'noframes', 'iframe'].includes(name),
  );
  const open = last?.kind === 'start' ? [last] : [];
  return [
    ...cut.map(({ code, offset }) => ({
      rule: 'html-syntax' as const,
      offset: Math.min(offset, Math.max(0, text.text.length - 1)),
      message: code.replaceAll('-', ' '),
    })),
    ...open.map(({ name, start }) => ({
      rule: 'unclosed-element' as const,
      offset: start,
      message: `<${name}> is not closed`,
      hint: `</${name}>`,
    })),
  ];
}
