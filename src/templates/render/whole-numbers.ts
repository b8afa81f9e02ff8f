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
/** Marks around a number do not belong to it: it has a direction of its own, and they have that of the text. */
const AROUND =
  /^(?<before>(?:[\p{Ps}\p{Pi}]|&quot;|&#x27;)*)(?<number>.*?)(?<after>(?:[\p{Pe}\p{Pf}.,:!?…،؛؟]|(?<!&#?\w{1,9});|&quot;|&#x27;)*)$/su;
/** On one line if it fits; in the direction of its first letter, or that of the part of a line that it is in. */
const RULE =
  'whole-number{display:inline-block;max-width:100%;overflow-wrap:anywhere;unicode-bidi:plaintext}left-to-right whole-number{unicode-bidi:isolate}';

/**
 * Keeps each number with a hyphen or a slash, and each address with a hyphen, on one line if it fits. Otherwise a line could end after them, and the reader would not know whether the hyphen belongs to the
 * number. Characters that join would do the same, but they would be copied with the number.
 */
export function withWholeNumbers(html: string): string {
  let isUsed = false;
  const whole = (piece: string) => {
    const { before = '', number = '', after = '' } = AROUND.exec(piece)?.groups ?? {};
    const text = number.replaceAll(REFERENCE, '.');
    if (!NUMBER.test(text) && !ADDRESS.test(text)) return piece;
    isUsed = true;
    return `${before}<whole-number>${number}</whole-number>${after}`;
  };
  const ofWord = (word: string) => (!/[-/]/.test(word) ? word : BEYOND.test(word) ? word.replaceAll(PIECE, whole) : whole(word));
  const result = withTexts(html, (text) => (/[-/]/.test(text) && /[\d.]/.test(text) ? text.replaceAll(WORD, ofWord) : text));
  return isUsed ? withRule(result, RULE) : html;
}
