import { HELPER_SIGNATURES } from '../render/helpers/helper-signatures.js';
import { TemplateError } from '../template-error.js';

/** Attributes that make the browser fetch, follow or run something; only the ones named here may hold data, and only data the view has checked. */
const CHECKED_ATTRIBUTES = new Map([
  ['href', /^[\w.@/]*\bhref$/],
  ['src', /^[\w.@/]*\blogo\.source$/],
]);
const ACTIVE_ATTRIBUTE =
  /^(on.*|style|href|src|srcset|srcdoc|action|formaction|data|poster|background|cite|ping|code|codebase|manifest|xlink:href|http-equiv|content)$/;
const ACTIVE_ELEMENT = /^\/?(script|iframe|object|embed|base|form|link|video|audio|applet|frame|svg|math)$/;

/** A tag, an attribute with its quoted value, or the end of a tag; and every mustache, wherever it stands. */
const TOKEN =
  /\{\{!--[\s\S]*?--~?\}\}|\{\{![\s\S]*?\}\}|(?<mustache>\{\{[\s\S]*?\}\}+)|<!--[\s\S]*?-->|<(?<element>\/?[a-z][\w:-]*)|(?<attribute>[\w:-]+)\s*=\s*"|(?<quote>")|(?<unquoted>[\w:-]+\s*=\s*(?=[^"\s]))|(?<close>>)/gi;

/** A mustache that becomes an image: markup, which only stands between elements. */
const CODE = new RegExp(
  String.raw`^\{\{~?\s*(?<name>${Object.entries(HELPER_SIGNATURES)
    .flatMap(([name, { gives }]) => (gives === 'code' ? [name] : []))
    .join('|')})\s`,
);
/** Elements whose content is text even where it looks like markup. */
const TEXT_ELEMENT = /^(style|title|textarea|option|xmp|noembed|noframes|noscript|plaintext)$/;

interface Place {
  element: string | null;
  attribute: string | null;
  inStyle: boolean;
  /** Inside an element that holds no others. */
  inText: boolean;
}

/**
 * Checks that a template lets data out as escaped text or in a quoted attribute that does nothing, and nowhere else.
 * @throws TemplateError with the line at fault
 */
export function lintTemplate(file: string, source: string): void {
  const place: Place = { element: null, attribute: null, inStyle: false, inText: false };
  for (const match of source.matchAll(TOKEN)) {
    const line = source.slice(0, match.index).split('\n').length;
    const refuse = (reason: string): never => {
      throw new TemplateError(file, line, reason);
    };
    const { mustache, element, attribute, quote, unquoted, close } = match.groups ?? {};
    const isWholeValue = source[match.index - 1] === '"' && source[match.index + match[0].length] === '"';
    if (mustache !== undefined) lintMustache(mustache, place, isWholeValue, refuse);
    else if (element !== undefined) openElement(element.toLowerCase(), place, refuse);
    else if (place.element !== null) walkTag({ attribute, quote, unquoted, close }, place, refuse);
  }
}

type Refuse = (reason: string) => never;

function openElement(element: string, place: Place, refuse: Refuse): void {
  if (place.attribute !== null) return;
  if (ACTIVE_ELEMENT.test(element)) refuse(`<${element}> has no place in a template`);
  place.element = element;
}

function walkTag(
  token: Record<'attribute' | 'quote' | 'unquoted' | 'close', string | undefined>,
  place: Place,
  refuse: Refuse,
): void {
  if (place.attribute !== null) {
    if (token.quote !== undefined || token.attribute !== undefined) place.attribute = null;
  } else if (token.attribute !== undefined) {
    place.attribute = token.attribute.toLowerCase();
    if (place.attribute.startsWith('on') || place.attribute === 'style')
      refuse(`attribute ${place.attribute} has no place in a template`);
  } else if (token.unquoted !== undefined) {
    refuse('attribute values must stand in double quotes');
  } else if (token.close !== undefined) {
    place.inStyle = place.element === 'style';
    place.inText = TEXT_ELEMENT.test(place.element ?? '');
    place.element = null;
  }
}

function lintMustache(mustache: string, place: Place, isWholeValue: boolean, refuse: Refuse): void {
  if (/^\{\{(~?\{|~?\s*&)/.test(mustache)) refuse('unescaped output');
  if (/^\{\{~?[#>*]?\s*\*/.test(mustache)) refuse('decorators and inline partials have no place in a template');
  if (/^\{\{~?#>/.test(mustache)) refuse('partial blocks have no place in a template');
  if (/^\{\{~?(#|\/|\^|else\b)/.test(mustache)) return;
  const code = CODE.exec(mustache)?.groups?.['name'];
  if (code !== undefined && (place.attribute !== null || place.inText))
    refuse(`{{${code}}} is an image and stands between elements`);
  if (place.inStyle) {
    if (mustache !== '{{> style}}') refuse('no data inside <style>');
  } else if (place.attribute !== null) {
    lintAttribute(mustache, place.attribute, isWholeValue, refuse);
  } else if (place.element !== null) {
    refuse('no data inside a tag other than in a quoted attribute');
  }
}

function lintAttribute(mustache: string, attribute: string, isWholeValue: boolean, refuse: Refuse): void {
  if (!ACTIVE_ATTRIBUTE.test(attribute)) return;
  const expression = mustache.replaceAll(/^\{\{~?\s*|\s*~?\}\}$/g, '');
  if (!isWholeValue || !CHECKED_ATTRIBUTES.get(attribute)?.test(expression))
    refuse(`no unchecked data in attribute ${attribute}`);
}

/** Checks that a stylesheet loads nothing and holds no template. @throws TemplateError with the line at fault */
export function lintStylesheet(file: string, source: string): void {
  const faults: [RegExp, string][] = [
    [/\{\{/, 'no data in a stylesheet'],
    [/<\/?style/i, 'markup in a stylesheet'],
    [/@import|@font-face|image-set\(|\bsrc\s*\(/i, 'a stylesheet loads nothing'],
    [/url\(\s*['"]?(?!data:)/i, 'a stylesheet loads nothing: url() only with data:'],
  ];
  for (const [pattern, reason] of faults) {
    const index = source.search(pattern);
    if (index >= 0) throw new TemplateError(file, source.slice(0, index).split('\n').length, reason);
  }
}
