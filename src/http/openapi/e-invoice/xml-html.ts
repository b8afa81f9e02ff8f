import type { ExampleEInvoice } from '../../../side-by-side/example.js';
import { xmlTokens } from '../../../side-by-side/xml-tokens.js';
import { escaped } from './escaped.js';

/** Deeper elements are no further in. */
const DEEPEST = 12;
const WORDS = { fatal: 'Breaks', warning: 'Warning', information: 'Remark' } as const;

/** The rules that an e-invoice breaks, each with a link to its line. */
export function faultsHtml({ explained: { faults, valid, rules } }: ExampleEInvoice): string {
  const fatal = faults.filter(({ severity }) => severity === 'fatal').length;
  const verdict = valid
    ? `<p class="verdict good">✓ Valid by ${rules} rules</p>`
    : `<p class="verdict bad">✗ Invalid: breaks ${fatal} of ${rules} rules</p>`;
  const items = faults.map(({ rule, severity, term, path, message, line }) => {
    const where = line === null ? 'not in the XML' : `<a href="#line-${line}">line ${line}</a>`;
    return `<li class="${severity}"><strong>${WORDS[severity]}</strong> <code>${escaped(rule)}</code> ${escaped(message)} <span class="quiet">${escaped(term)} · ${escaped(path)} · ${where}</span></li>`;
  });
  return items.length === 0
    ? verdict
    : `${verdict}<details open><summary>${faults.length} findings</summary><ul>${items.join('')}</ul></details>`;
}

/** The XML, line by line. An element that holds terms is a button, which names them and the texts of the page that show them. */
export function xmlHtml({ explained, printed, inFoot }: ExampleEInvoice): string {
  let depth = 0;
  return explained.xml
    .trimEnd()
    .split('\n')
    .map((whole, at) => {
      const line = at + 1;
      const text = whole.trimStart();
      if (text.startsWith('<')) depth = Math.min(DEEPEST, (whole.length - text.length) / 2);
      const terms = explained.terms.flatMap((term, index) =>
        term.line === line ? [{ ...term, texts: printed[index] ?? [], isInFoot: inFoot[index] === true }] : [],
      );
      const code = `<code>${xmlTokens(text)
        .map((token) => `<span class="t-${token.kind}">${escaped(token.text)}</span>`)
        .join('')}</code>`;
      if (terms.length === 0) return `<div class="line d${depth}" id="line-${line}">${code}</div>`;
      const chips = terms.map(({ term, name, texts, isInFoot }) => {
        const note = texts.length > 0 || isInFoot ? '' : ' <i>not printed</i>';
        return `<span class="chip${note === '' ? '' : ' unprinted'}"><b>${escaped(term)}</b> ${escaped(name)}${note}</span>`;
      });
      const texts = [...new Set(terms.flatMap((term) => term.texts))].join(' ');
      return `<button type="button" class="line term d${depth}" id="line-${line}" data-texts="${texts}">${code} ${chips.join(' ')}</button>`;
    })
    .join('\n');
}
