// HTML split into tokens of one colour; long data is shortened.

export interface Token {
  kind: 'text' | 'tag' | 'name' | 'value' | 'quiet';
  text: string;
}

const MOST_VALUE = 120;
const STYLE = /(<style[^>]*>)([\s\S]*?)(<\/style>)/;

/** The tokens of a piece of HTML. */
export function tokensOf(html: string): Token[] {
  const style = STYLE.exec(html);
  if (!style) return plainTokens(html);
  const [whole, opening = '', css = '', closing = ''] = style;
  const lines = css.trim().split('\n').length;
  return [
    ...plainTokens(html.slice(0, style.index)),
    ...plainTokens(opening),
    { kind: 'quiet', text: `/* style.css, ${lines} lines */` },
    ...plainTokens(closing),
    ...tokensOf(html.slice(style.index + whole.length)),
  ];
}

function plainTokens(html: string): Token[] {
  return html.split(/(<[^>]*>)/).flatMap((piece): Token[] => {
    if (piece === '') return [];
    return piece.startsWith('<') ? tagTokens(piece) : [{ kind: 'text', text: piece }];
  });
}

function tagTokens(tag: string): Token[] {
  return tag.split(/([\w:-]+="[^"]*")/).flatMap((piece): Token[] => {
    const attribute = /^(?<name>[\w:-]+)="(?<value>[^"]*)"$/.exec(piece)?.groups;
    if (!attribute) return piece === '' ? [] : [{ kind: 'tag', text: piece }];
    const value = attribute['value'] ?? '';
    const text = value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}… (${value.length} characters)` : value;
    return [
      { kind: 'name', text: `${attribute['name']}=` },
      { kind: 'value', text: `"${text}"` },
    ];
  });
}
