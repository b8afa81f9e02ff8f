import { describe, expect, it } from '@jest/globals';
import type { Element } from '../../../src/finish/structure/structure-tree.js';
import { settleBlocks } from '../../../src/finish/structure/tidy/blocks.js';
import { takeOutDecoration } from '../../../src/finish/structure/tidy/decoration.js';
import { unframeFigures } from '../../../src/finish/structure/tidy/figures.js';
import { labelLists } from '../../../src/finish/structure/tidy/lists.js';
import { settleStrays } from '../../../src/finish/structure/tidy/strays.js';
import { content, contents, element, newElement, said, saying } from './tree-of.js';

describe('settleStrays', () => {
  it('makes a group of a row without a table, a cell without a row, and an item without a list', () => {
    const table = element('Table', element('TR', element('TH', 'a'), element('TD', 'b')));
    const list = element('L', element('LI', 'c'));
    const top = element('Document', table, list, element('TR', element('TD', 'd')), element('TH', 'e'), element('LI', 'f'));
    settleStrays(top);
    settleBlocks(top, newElement, () => undefined);
    expect(said(top)).toBe('Document(Table(TR(TH("a") TD("b"))) L(LI("c")) P("d") P("e") P("f"))');
  });

  it('makes rows of a table of those in its groups', () => {
    const row = (text: string) => element('TR', element('TH', text));
    const groups = [element('NonStruct', row('a')), element('NonStruct', element('NonStruct', row('b'), row('c')))];
    const top = element('Document', element('Table', ...groups));
    settleStrays(top);
    settleBlocks(top, newElement, () => undefined);
    expect(said(top)).toBe('Document(Table(TR(TH("a")) TR(TH("b")) TR(TH("c"))))');
  });
});

describe('settleBlocks', () => {
  const settled = (top: Element): string => {
    settleBlocks(top, newElement, () => undefined);
    return said(top);
  };

  it.each<[string, Element, string]>([
    ['the runs of a paragraph are its text', element('P', 'VAT no. ', element('NonStruct', 'GB 1')), 'P("VAT no. " "GB 1")'],
    [
      'elements in a paragraph are its text, whatever they hold',
      element(
        'P',
        'a ',
        element('NonStruct', element('NonStruct', element('NonStruct', 'b')), element('NonStruct', element('NonStruct', 'c'))),
      ),
      'P("a " "b" "c")',
    ],
    ['a heading too', element('H1', 'Invoice', element('NonStruct', element('NonStruct', '7'))), 'H1("Invoice" "7")'],
    [
      'a text in a div is a paragraph',
      element('Document', element('NonStruct', 'a'), element('NonStruct', 'b')),
      'Document(P("a") P("b"))',
    ],
    ['a bare run is one too', element('Document', element('H1', 't'), 'a'), 'Document(H1("t") P("a"))'],
    [
      'runs and texts between them are one line',
      element('Document', 'a', element('NonStruct', 'b'), 'c'),
      'Document(P("a" "b" "c"))',
    ],
    [
      'a div around blocks is taken out',
      element('Document', element('NonStruct', element('NonStruct', element('P', 'a')), element('P', 'b'))),
      'Document(P("a") P("b"))',
    ],
    [
      'two texts in a div are two paragraphs',
      element('Document', element('NonStruct', element('NonStruct', 'a'), element('NonStruct', 'b'))),
      'Document(P("a") P("b"))',
    ],
    ['a cell holds its line without a paragraph', element('TD', element('NonStruct', 'a')), 'TD("a")'],
    ['two lines of a cell are paragraphs', element('TD', 'a', element('P', 'b')), 'TD(P("a") P("b"))'],
    ['a link in a group is in a paragraph', element('Document', element('Link', 'x')), 'Document(P(Link("x")))'],
    [
      'a link stands in the line around it',
      element('TD', 'see ', element('Link', 'x'), ' there'),
      'TD("see " Link("x") " there")',
    ],
    ['a strong text stays one', element('P', 'a', element('Strong', 'b')), 'P("a" Strong("b"))'],
    [
      'a table keeps its rows',
      element('Table', element('TR', element('TH', 'a'), element('TD', element('NonStruct', 'b')))),
      'Table(TR(TH("a") TD("b")))',
    ],
  ])('%s', (_, top, expected) => {
    expect(settled(top)).toBe(expected);
  });

  it('keeps the language of a part', () => {
    const german = { '/Lang': '(de)' };
    const line = element('P', 'a ', saying(german, 'NonStruct', 'b'));
    expect(settled(line)).toBe('P("a " Span("b"))');
    expect((line.kids[1] as Element).entries.get('/Lang')).toBe('(de)');
    expect(settled(element('Document', saying(german, 'NonStruct', element('P', 'a'), element('P', 'b'))))).toBe(
      'Document(Div(P("a") P("b")))',
    );
    const block = element('Document', saying(german, 'NonStruct', 'a'), element('P', 'b'));
    expect(settled(block)).toBe('Document(P("a") P("b"))');
    expect((block.kids[0] as Element).entries.get('/Lang')).toBe('(de)');
  });
});

describe('labelLists', () => {
  const labelled = (top: Element): string => {
    labelLists(top, newElement);
    settleBlocks(top, newElement, () => undefined);
    return said(top);
  };

  it.each<[string, Element, string]>([
    [
      'name and value are label and body',
      element('L', element('LI', element('NonStruct', 'Due'), element('NonStruct', element('NonStruct', '2 Dec')))),
      'L(LI(Lbl("Due") LBody("2 Dec")))',
    ],
    ['a bullet is the label', element('L', element('LI', element('Lbl', '•'), 'one')), 'L(LI(Lbl("•") LBody("one")))'],
    [
      'a number is the label, all else the body',
      element('L', element('LI', element('Lbl', '1.'), 'one ', element('Link', 'x'), ' more')),
      'L(LI(Lbl("1.") LBody("one " Link("x") " more")))',
    ],
    [
      'a list in an item is part of its body',
      element('L', element('LI', 'a', element('L', element('LI', 'b')))),
      'L(LI(LBody(P("a") L(LI(LBody("b"))))))',
    ],
    [
      'two paragraphs are no label and body',
      element('L', element('LI', element('P', 'a'), element('P', 'b'))),
      'L(LI(LBody(P("a") P("b"))))',
    ],
    ['two runs are no label and body', element('L', element('LI', 'a ', 'b')), 'L(LI(LBody("a " "b")))'],
    ['what is no item becomes one', element('L', element('P', 'a')), 'L(LI(LBody(P("a"))))'],
  ])('%s', (_, top, expected) => {
    expect(labelled(top)).toBe(expected);
  });
});

describe('takeOutDecoration', () => {
  const bare = (top: Element): string => {
    takeOutDecoration(top, contents());
    return said(top);
  };
  const head = (text: string, ...pages: number[]) =>
    saying(
      { '/A': '[<</O /Table /Scope /Column>>]' },
      'TH',
      ...pages.map((page) => ({ ...element('NonStruct'), kids: [content(text, page)] })),
    );

  it('takes out rules, borders and what holds nothing else', () => {
    expect(bare(element('Document', element('NonStruct', ''), element('P', 'a', '')))).toBe('Document(P(NonStruct("a")))');
    expect(bare(element('Table', content(''), element('TR', element('TD', ''))))).toBe('Table(TR(TD))');
  });

  it('leaves images, figures, and bullets that are drawn', () => {
    expect(bare(element('Document', element('Figure', content('')), element('NonStruct', content('image'))))).toBe(
      'Document(Figure("") NonStruct("image"))',
    );
    expect(bare(element('LI', element('Lbl', content('')), 'a'))).toBe('LI(Lbl("") NonStruct("a"))');
  });

  it('takes out the heads of columns that are painted again', () => {
    expect(bare(element('Table', element('TR', head('Net', 1, 2, 3), head('Tax', 1, 2))))).toBe(
      'Table(TR(TH(NonStruct("Net")) TH(NonStruct("Tax"))))',
    );
  });

  it('leaves the head of a row that goes on, and one that says something else', () => {
    expect(bare(element('Table', element('TR', element('TH', 'Net'), element('TD', 'a'))))).toBe(
      'Table(TR(TH(NonStruct("Net")) TD(NonStruct("a"))))',
    );
    const split = saying({ '/A': '[<</O /Table /Scope /Column>>]' }, 'TH', content('one', 1), content('two', 2));
    expect(bare(element('Table', element('TR', split)))).toBe('Table(TR(TH("one" "two")))');
  });
});

it('a figure around a figure is no figure; one with words of its own, or alone, stays one', () => {
  const frame = element('Figure', saying({ '/Alt': '(Code)' }, 'Figure'), element('Caption', 'c'));
  const described = saying({ '/Alt': '(Chart)' }, 'Figure', saying({ '/Alt': '(Part)' }, 'Figure'));
  const lone = saying({ '/Alt': '( )' }, 'Figure');
  for (const one of [frame, described, lone]) unframeFigures(one);
  expect([frame, described, lone].map(({ type }) => type)).toEqual(['Div', 'Figure', 'Figure']);
});
