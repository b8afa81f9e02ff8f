/** A piece of XML in one colour. */
export interface XmlToken {
  kind: 'text' | 'tag' | 'name' | 'attribute' | 'value';
  text: string;
}

/** Longer texts, such as files in base64, are shortened. */
const MOST_TEXT = 400;

/** The tokens of a line of XML that we wrote: `<` and `>` stand in tags alone. */
export function xmlTokens(line: string): XmlToken[] {
  return line.split(/(<[^>]*>)/).flatMap((piece): XmlToken[] => {
    if (piece === '') return [];
    return piece.startsWith('<') ? tagTokens(piece) : [{ kind: 'text', text: shortened(piece) }];
  });
}

function tagTokens(tag: string): XmlToken[] {
  const [, open = '', name = '', rest = '', close = ''] = /^(<[/?]?)([^\s/?>]*)([\s\S]*?)([/?]?>)$/.exec(tag) ?? [];
  const attributes = rest.split(/([^\s=]+="[^"]*")/).flatMap((piece): XmlToken[] => {
    const [, key, value] = /^([^\s=]+)=("[^"]*")$/.exec(piece) ?? [];
    if (key === undefined || value === undefined) return piece === '' ? [] : [{ kind: 'tag', text: piece }];
    return [
      { kind: 'attribute', text: key },
      { kind: 'tag', text: '=' },
      { kind: 'value', text: shortened(value) },
    ];
  });
  return [{ kind: 'tag', text: open }, { kind: 'name', text: name }, ...attributes, { kind: 'tag', text: close }];
}

function shortened(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}… (${text.length} characters)` : text;
}
