import { describe, expect, it } from '@jest/globals';
import { markedHtml } from '../../../src/templates/render/marked/marked-html.js';
import { MARKS, withoutMarks } from '../../../src/templates/render/marked/marks.js';

const marked = (number: number, text: string) => `${MARKS.start}${number}${MARKS.number}${text}${MARKS.end}`;
const LINKS = {
  before: (number: number) => `<a href="#${number}">`,
  after: '</a>',
  inLink: (tag: string, number: number) => tag.replace(/ href="[^"]*"/, ` href="#${number}"`),
};

describe('marks in HTML', () => {
  it('become elements in texts, and are left out of attributes and of what is not printed', () => {
    const html = `<title>${marked(0, 'Invoice 7')}</title><p class="${marked(1, 'x')}">${marked(2, 'A &amp; B')}</p><svg><title>${marked(3, 'Code')}</title></svg>`;
    expect(markedHtml(html, LINKS)).toBe(
      '<title>Invoice 7</title><p class="x"><a href="#2">A &amp; B</a></p><svg><title>Code</title></svg>',
    );
  });

  it('give a link their number, as no link may stand in another', () => {
    const html = `<a href="${marked(0, 'mailto:a@b.example')}"><span>${marked(1, 'a@')}</span>${marked(2, 'b.example')}</a> ${marked(3, 'c')}`;
    expect(markedHtml(html, LINKS)).toBe('<a href="#1"><span>a@</span>b.example</a> <a href="#3">c</a>');
  });

  it('are not seen by who reads a text', () => {
    expect(withoutMarks(marked(12, 'SPC\n0200'))).toBe('SPC\n0200');
    expect([withoutMarks('plain'), withoutMarks(7)]).toEqual(['plain', 7]);
  });
});
