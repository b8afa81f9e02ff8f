/** A number; a name, with its slash; or a string as it is written: hexadecimal digits in `<>`, or characters in `()`. */
export type Operand = number | string;

/**
 * Reads the operators of a content stream (ISO 32000-2, 7.8.2). Brackets and the marks of dictionaries are skipped: their contents become operands, in order. This runs for
 * every glyph of a document, so it makes as few strings as it can.
 * @param each is called with each operator and its operands
 * @throws Error for a token that Chromium does not write
 */
export function readOperators(content: string, each: (operator: string, operands: readonly Operand[]) => void): void {
  let operands: Operand[] = [];
  let at = 0;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (code <= 0x20 || code === 0x5b || code === 0x5d) {
      at += 1;
      continue;
    }
    const end = endOfToken(content, at, code);
    if (isNumeric(code)) operands.push(numberIn(content, at, end));
    else if (isLetter(code)) {
      each(operatorIn(content, at, end), operands);
      operands = [];
    } else if (end - at !== 2 || (code !== 0x3c && code !== 0x3e)) operands.push(content.slice(at, end));
    at = end;
  }
}

/** A number in decimal digits, perhaps with a sign and a point (ISO 32000-2, 7.3.3). */
function numberIn(content: string, start: number, end: number): number {
  let at = start;
  let code = content.charCodeAt(at);
  const sign = code === 0x2d ? -1 : 1;
  if (code === 0x2d || code === 0x2b) code = content.charCodeAt((at += 1));
  let digits = 0;
  let hasDigit = false;
  let scale = 0;
  for (; at < end; code = content.charCodeAt((at += 1))) {
    if (code >= 0x30 && code <= 0x39) {
      digits = digits * 10 + code - 0x30;
      hasDigit = true;
      scale *= 10;
    } else if (code === 0x2e && scale === 0) scale = 1;
    else return unknown(start);
  }
  return hasDigit ? (sign * digits) / (scale || 1) : unknown(start);
}

/** The same string each time, so that strings are compared by their address. */
const operators = new Map<number, string>();

function operatorIn(content: string, start: number, end: number): string {
  if (end - start > 3) return content.slice(start, end);
  let key = 0;
  for (let at = start; at < end; at += 1) key = key * 128 + content.charCodeAt(at);
  const known = operators.get(key);
  if (known !== undefined) return known;
  const operator = content.slice(start, end);
  operators.set(key, operator);
  return operator;
}

function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2d || code === 0x2b;
}

/** Operators are letters, `'` and `"`; some end with `*` or a digit. */
function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x22 || code === 0x27;
}

function endOfToken(content: string, start: number, code: number): number {
  let at = start + 1;
  if (isNumeric(code)) {
    while (isNumeric(content.charCodeAt(at))) at += 1;
    return at;
  }
  if (isLetter(code)) {
    for (let next = content.charCodeAt(at); isLetter(next) || next === 0x2a || (next >= 0x30 && next <= 0x39); at += 1)
      next = content.charCodeAt(at + 1);
    return at;
  }
  if (code === 0x2f) return endOfName(content, at);
  if (code === 0x28) return endOfLiteral(content, at);
  if (code === 0x3c && content.charCodeAt(at) !== 0x3c) return content.indexOf('>', at) + 1 || unknown(start);
  if ((code === 0x3c || code === 0x3e) && content.charCodeAt(at) === code) return at + 1;
  return unknown(start);
}

function endOfName(content: string, start: number): number {
  let at = start;
  // Up to white space or one of ()<>[]/
  while (at < content.length && !' \n\r\t()<>[]/'.includes(content[at] ?? ' ')) at += 1;
  return at;
}

function endOfLiteral(content: string, start: number): number {
  let at = start;
  for (let open = 1; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') open += 1;
    else if (sign === ')' && (open -= 1) === 0) return at + 1;
  }
  return unknown(start);
}

function unknown(at: number): never {
  throw new Error(`a content stream has a token that Chromium does not write, at ${at}`);
}

/** The operands as numbers. @throws Error if there are fewer than `count` */
export function numbersOf(operands: readonly Operand[], count: number): number[] {
  const numbers = operands.filter((operand) => typeof operand === 'number');
  if (numbers.length < count) throw new Error('an operator of a content stream lacks operands');
  return numbers;
}
