/** Parts that are left as they are (elements with raw content, images, tags), or a text. Quoted values may contain ">". */
const PART = /<(style|title|textarea|svg)\b[^]*?<\/\1\s*>|<!--[^]*?-->|<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>|([^<]+)/gi;

/** HTML in which each text between two tags is another one. `tag` is the tag before it. */
export function withTexts(html: string, change: (text: string, tag: string) => string): string {
  let tag = '';
  return html.replaceAll(PART, (part, _element: string | undefined, text: string | undefined) => {
    if (text !== undefined) return change(text, tag);
    tag = part;
    return part;
  });
}

/** HTML with a rule for elements that were put into its texts. They have names of their own, so that no rule of a design is for them by chance. */
export function withRule(html: string, rule: string): string {
  return html.replace('</style>', `${rule}</style>`);
}
