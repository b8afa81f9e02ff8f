/** Parts that are left as they are (elements with raw content, images, tags), or a text. Quoted values may contain ">". */
const PART = /<(style|title|textarea|svg)\b[^]*?<\/\1\s*>|<!--[^]*?-->|<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>|([^<]+)/gi;

/** HTML in which each text between two tags is another one. */
export function withTexts(html: string, change: (text: string) => string): string {
  return html.replaceAll(PART, (part, _element: string | undefined, text: string | undefined) =>
    text === undefined ? part : change(text),
  );
}

/** HTML with a rule for elements that were put into its texts. They have names of their own, so that no rule of a design is for them by chance. */
export function withRule(html: string, rule: string): string {
  return html.replace('</style>', `${rule}</style>`);
}
