import { describe, expect, it } from '@jest/globals';
import { DocumentWords, signsOf } from '../../../src/finish/words/document-words.js';
import { withoutHyphen } from '../../../src/finish/spaces/soft-hyphen.js';

describe('signsOf', () => {
  it('compares without blanks, case, marks of format and forms of letters', () => {
    expect(signsOf('Ab\u{ad} c\u{a0}ﬁ e\u0301\n')).toBe('abcfié');
  });
});

describe('DocumentWords', () => {
  const words = new DocumentWords('Unit 7, Woodlands Industrial Estate\nWood lands\nnote-book');

  it('knows between which parts there is a blank', () => {
    expect(words.blanksBetween(['unit7,', 'woodlands', 'industrial', 'estate'])).toEqual([true, true, true]);
    expect(words.blanksBetween(['note-', 'book'])).toEqual([false]);
  });

  it('goes on where the last text ended', () => {
    const twice = new DocumentWords('woodlands\nwood lands\nwoodlands');
    const answers = [1, 2, 3].map(() => twice.blanksBetween(['wood', 'lands']));
    expect(answers).toEqual([[false], [true], [false]]);
  });

  it('goes by the signs on both sides where a part looks different, and says if it does not know', () => {
    expect(words.blanksBetween(['1.', 'woodlands', 'industrial'])).toEqual([undefined, true]);
    expect(words.blanksBetween(['x', 'y'])).toEqual([undefined]);
    expect(words.blankBetween('', 'unit')).toBeUndefined();
  });

  it('tells a divided word from a compound', () => {
    expect(words.isOneWord('wood', 'lands')).toBe(true);
    expect(words.isOneWord('note', 'book')).toBe(false);
    expect(words.isOneWord('industrial', 'estate')).toBe(false);
    expect(words.isOneWord('', 'lands')).toBe(false);
  });
});

it('takes a hyphen off', () => {
  expect(['schiff-', 'schiff\u{2010}', 'schiff', '20 –'].map(withoutHyphen)).toEqual(['schiff', 'schiff', undefined, undefined]);
});
