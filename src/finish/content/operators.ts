import { UnexpectedPdfError } from '../errors.js';
import { endOfValue, isBlank } from '../syntax/values.js';

/**
 * Goes through the operators of a content stream (ISO 32000-2, 7.8.2).
 * @param each gets an operator, where the first of its operands begins, and where it ends itself
 * @throws UnexpectedPdfError for an inline image, or for a token that does not end
 */
export function eachOperator(content: string, each: (operator: string, start: number, end: number) => void): void {
  let start = -1;
  let at = 0;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (isBlank(code)) {
      at += 1;
      continue;
    }
    if (start < 0) start = at;
    if (isOperatorStart(code)) {
      const end = endOfOperator(content, at);
      const operator = content.slice(at, end);
      if (operator === 'BI') throw new UnexpectedPdfError('has an inline image, which Chromium does not write');
      each(operator, start, end);
      start = -1;
      at = end;
    } else at = endOfOperand(content, at, code);
  }
}

/** Operators are letters, `'` and `"`. */
function isOperatorStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x27 || code === 0x22;
}

function endOfOperator(content: string, start: number): number {
  let at = start + 1;
  for (
    let code = content.charCodeAt(at);
    isOperatorStart(code) || code === 0x2a || (code >= 0x30 && code <= 0x39);
    code = content.charCodeAt(at)
  )
    at += 1;
  return at;
}

function endOfOperand(content: string, start: number, code: number): number {
  // Numbers are by far the most frequent operands.
  if ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e) {
    let at = start + 1;
    for (let next = content.charCodeAt(at); (next >= 0x30 && next <= 0x39) || next === 0x2e; next = content.charCodeAt(at))
      at += 1;
    return at;
  }
  return endOfValue(content, start);
}
