import { describe, expect, it } from '@jest/globals';
import { comparePictures } from './compare-pictures.js';
import { pictureWith } from './page-fixtures.js';
import { decodePicture, encodePicture } from './png-file.js';
import { reportOf, type ReportedPage } from './report.js';

const before = pictureWith({});
const after = pictureWith({ '5,2': [0, 0, 0], '6,4': [0, 0, 0] });
const { picture: difference, pixels, box } = comparePictures(before, after);
const changed: ReportedPage = {
  entry: { design: 'classic', sample: 'simple', locale: 'de-DE', paper: 'a4' },
  difference: { name: 'classic/simple-1', before, after, difference, pixels, box },
};
const added: ReportedPage = {
  ...changed,
  difference: { name: 'classic/simple-2', before: null, after, difference: null, pixels: 0, box: null },
};
const strayed: ReportedPage = {
  entry: null,
  difference: { name: 'gone/<b>-1', before, after: null, difference: null, pixels: 0, box: null },
};

const imagesOf = (html: string) => [...html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)].map(([, data]) => data);

describe('the report', () => {
  const html = reportOf([changed, added, strayed], ['the goldens were printed by Chromium 1 & these by 2']);

  it('shows before, after and difference of each page, from the file itself', () => {
    const expected = [before, after, difference, after, before].map((picture) => encodePicture(picture).toString('base64'));
    expect(imagesOf(html)).toEqual(expected);
    expect(html).not.toMatch(/(?:src|href)="(?!data:|#)/);
    expect(html).not.toMatch(/https?:/);
  });

  it('says what differs and where, and frames it', () => {
    expect(html).toContain('<h1>3 pages differ from the goldens</h1>');
    expect(html).toContain('classic/simple-1 <small>de-DE, A4</small>');
    expect(html).toContain('2 pixels differ, in 2 × 3 from 5, 2');
    expect(html).toContain('<i style="left:1px;top:-2px;width:10px;height:11px"></i>');
    expect(html).toContain('there is no golden');
    expect(html).toContain('no such page was printed');
    expect(html).toContain('<li>the goldens were printed by Chromium 1 &#38; these by 2</li>');
  });

  it('escapes names, and leads to each page', () => {
    expect(html).not.toContain('<b>');
    expect(html.match(/<li><a href="#/g)).toHaveLength(3);
  });

  it('holds what can be read as a picture', () => {
    expect(() => decodePicture(Buffer.from(imagesOf(html)[0] ?? '', 'base64'), 'x')).toThrow('has no digest');
  });
});
