import type { Rule } from '../../subject.js';
import type { Tag, TagAttribute } from '../../tags.js';
import type { Mustache, TemplatePart } from '../../template-part.js';

/** Attributes that make a browser fetch, follow or run something. */
const ACTIVE =
  /^(?:on.*|style|href|src|srcset|srcdoc|action|formaction|data|poster|background|cite|ping|code|codebase|manifest|xlink:href|http-equiv|content)$/;

/** What the view has checked. */
const CHECKED = new Map([
  ['href', /(?:^|[./])href$/],
  ['src', /(?:^|\.)logo\.source$/],
]);

/** Data where a browser takes it for more than text. */
export const unsafeData: Rule = {
  name: 'unsafe-data',
  severity: 'error',
  catches:
    'data inside `<style>`, `style=`, `on…=`, in `href=` and `src=` other than the fields that the view has checked, or in a tag outside quotes',
  check({ parts, stylesheets }, report) {
    for (const part of parts.values()) {
      for (const mustache of part.mustaches) {
        const fault = faultOf(part, mustache);
        if (fault) report({ text: part.text, offset: mustache.start }, fault.message, fault.hint);
      }
    }
    for (const { text } of stylesheets) {
      const offset = text.text.indexOf('{{');
      if (offset >= 0) report({ text, offset }, 'data in a stylesheet', 'use a class or a variable of the manifest');
    }
  },
};

function faultOf(part: TemplatePart, mustache: Mustache): { message: string; hint?: string } | null {
  const expression = part.text.text.slice(mustache.start, mustache.end).replaceAll(/^\{\{\{?~?[&>]?\s*|\s*~?\}?\}\}$/g, '');
  const tag = part.tags.find(({ start, end }) => start < mustache.start && mustache.end < end + 1 && mustache.end <= end);
  if (tag) return faultInTag(part, tag, mustache, expression);
  const element = enclosingRawElement(part, mustache);
  if (element === undefined || (element === 'style' && expression === 'style')) return null;
  return { message: `data inside <${element}>`, hint: 'use a class, and data in text only' };
}

function faultInTag(
  part: TemplatePart,
  tag: Tag,
  mustache: Mustache,
  expression: string,
): { message: string; hint?: string } | null {
  const attribute = tag.attributes.find(({ start, end }) => start < mustache.start && mustache.end <= end);
  if (!attribute) return { message: 'data inside a tag, outside of a quoted attribute' };
  if (!isQuoted(part, attribute)) return { message: `data in ${attribute.name}= without quotes`, hint: `${attribute.name}="…"` };
  if (!ACTIVE.test(attribute.name)) return null;
  const isWhole = attribute.start + attribute.name.length + 2 === mustache.start && mustache.end + 1 === attribute.end;
  if (isWhole && CHECKED.get(attribute.name)?.test(expression)) return null;
  const hint = CHECKED.has(attribute.name)
    ? 'only href="{{href}}" of a contact and src="{{seller.logo.source}}" are checked'
    : undefined;
  return { message: `data in ${attribute.name}=`, ...(hint ? { hint } : {}) };
}

function isQuoted({ text }: TemplatePart, { start, end }: TagAttribute): boolean {
  return /^[^=]*=\s*"[\s\S]*"$/.test(text.text.slice(start, end));
}

/** The element whose content is no HTML, where the place is inside one. */
function enclosingRawElement({ tags }: TemplatePart, { start }: Mustache): string | undefined {
  const last = tags.findLast((tag) => tag.end <= start && ['style', 'script'].includes(tag.name));
  return last?.kind === 'start' ? last.name : undefined;
}
