import { firstDirection } from './line-direction.js';
import { withRule, withTexts } from './texts-of-html.js';

/** What lies between two spaces. */
const WORD = /[^\s<>]+/g;
/** A part of a word between letters of scripts that have no spaces between words. */
const PIECE =
  /[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** All these scripts lie beyond. */
const BEYOND = /[\u0e00-\uffff]/;
const REFERENCE = /&#?\w+;/g;
/** "INV-2024-001", "HRB/318472", "2026-11-10". Of a longer text, nobody knows whether it is a number. */
const NUMBER = /^(?=\D*\d)(?=.*[\p{L}\p{N}][-/][\p{L}\p{N}]).{3,40}$/u;
/** "strathlinn-timber.example": a part of an e-mail or web address. */
const ADDRESS = /^.*[\p{L}\p{N}]-[^/]*\.\p{L}{2,}$/u;
/** "https://host.example/path", "www.host.example/path", "host.example/path". */
const WEB_ADDRESS = /^[\p{Ps}\p{Pi}]?(?:https?:\/\/|www\.|(?:[\p{L}\d-]+\.)+\p{L}{2,}\/)\S*[\p{L}\d]/iu;
/** Where a line of a web address may end: before a mark, which then shows that the address goes on. */
const BEFORE_MARK = /(?<=[^/:])(?=\/)|(?=[?.](?!$)|&amp;)/;
/** "1 May 2018 – 31 Jan 2019", as a text of its own: a line may end after the dash only. */
const PERIOD = /^(?<start>(?=[^–]*\d)[^–<\n]{4,24} –) (?<end>(?=.*\d{4})[^–<\n]{4,24})$/u;
/** What every column has room for. */
const SHORT = 16;
/**
 * On one line if it fits; in the direction of its first letter. In a line from right to left, the marks after a number do not belong to it, and must not begin a new line.
 */
const RULE =
  'whole-number,long-number{display:inline-block;max-width:100%;overflow-wrap:anywhere;unicode-bidi:plaintext}left-to-right long-number{unicode-bidi:isolate}left-to-right whole-number{display:inline;white-space:nowrap;unicode-bidi:normal}';

/**
 * Keeps each number with a hyphen or a slash, and each address with a hyphen, on one line if it fits, and each date of a period; a web address breaks only before its marks. Otherwise a line could end after a hyphen, and the
 * reader would not know whether it belongs to the number. Characters that join would do the same, but they would be copied with the number.
 */
export function withWholeNumbers(html: string): string {
  let isUsed = false;
  const kept = (text: string) => {
    isUsed = true;
    const name = text.length > SHORT ? 'long-number' : 'whole-number';
    return `<${name}>${text}</${name}>`;
  };
  // Both dates are boxes, so the line around them would have no direction.
  const period = (start: string, end: string) => {
    const both = `${kept(start)} ${kept(end)}`;
    return firstDirection(start.replaceAll(REFERENCE, '.')) === 'rtl' ? `<right-to-left>${both}</right-to-left>` : both;
  };
  const whole = (piece: string) => {
    const text = piece.replaceAll(REFERENCE, '.');
    if (WEB_ADDRESS.test(text)) return piece.split(BEFORE_MARK).map(kept).join('<wbr>');
    return NUMBER.test(text) || ADDRESS.test(text) ? kept(piece) : piece;
  };
  const ofWord = (word: string) => (!/[-/]/.test(word) ? word : BEYOND.test(word) ? word.replaceAll(PIECE, whole) : whole(word));
  const result = withTexts(html, (text) => {
    const { start, end } = PERIOD.exec(text)?.groups ?? {};
    if (start !== undefined && end !== undefined) return period(start, end);
    return /[-/]/.test(text) && /[\d.]/.test(text) ? text.replaceAll(WORD, ofWord) : text;
  });
  return isUsed ? withRule(result, RULE) : html;
}
