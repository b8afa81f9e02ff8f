import { mkdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { parseVariables } from '../../../src/templates/render/variables.js';
import { blankPng } from '../../harness/images/blank-png.js';
import { twoRates } from '../fixtures/invoices.js';
import { changedFont, proportionalFont, tableOf, tabularFont, woff2 } from '../fixtures/own-fonts.js';
import { TODAY } from '../fixtures/templates.js';
import { changedTemplates } from './changed-templates.js';

const changed = changedTemplates();
const { loading, load, write } = changed;

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0"/></svg>';
const FAMILY = [
  { file: 'own-400.ttf', weight: 400 },
  { file: 'own-700.woff2', weight: 700 },
];
const FONT = { type: 'font', default: 'Own Sans', options: ['Own Sans', 'Inter'], description: 'The font.' };

/** A package with a font and images. */
const addPackage = (name: string, more: Record<string, unknown> = {}) => {
  for (const folder of ['', '/fonts', '/images']) mkdirSync(changed.path(name + folder));
  write(`${name}/fonts/own-400.ttf`, tabularFont);
  write(`${name}/fonts/own-700.woff2`, woff2(proportionalFont));
  write(`${name}/images/seal.svg`, SVG);
  write(`${name}/images/photo.png`, blankPng(60, 20));
  const manifest = {
    name,
    title: name,
    description: name,
    extends: 'classic',
    fontFiles: { 'Own Sans': FAMILY },
    variables: { font: FONT },
  };
  write(`${name}/template.json`, JSON.stringify({ ...manifest, ...more }, null, 2));
};
const htmlOf = (name: string, variables?: Record<string, string>) => {
  const template = requireTemplate(load(), name);
  const view = template.toView(twoRates, { today: TODAY });
  return template.render(view, 'm', parseVariables(template.manifest, variables));
};

describe('the fonts of a package', () => {
  it('are in its documents, if a stylesheet or a variable names their family', () => {
    addPackage('harbour');
    const html = htmlOf('harbour');
    expect(html).toContain("--font:'Own Sans'");
    expect(
      html.match(
        /@font-face\{font-family:'Own Sans';font-weight:(?:400|700);font-style:normal;src:url\(data:font\/woff2;base64,/g,
      ),
    ).toHaveLength(2);
    expect(htmlOf('harbour', { font: 'Inter' })).not.toContain('@font-face');
    expect(htmlOf('classic')).not.toContain('@font-face');
  });

  it('may have the name of a font of another package', () => {
    addPackage('harbour');
    addPackage('quay', { fontFiles: { 'Own Sans': FAMILY.slice(0, 1) } });
    expect(htmlOf('quay').match(/@font-face/g)).toHaveLength(1);
    expect(htmlOf('harbour').match(/@font-face/g)).toHaveLength(2);
  });

  it('are inherited, family by family and file by file', () => {
    addPackage('harbour');
    mkdirSync(changed.path('quay'));
    write('quay/template.json', JSON.stringify({ name: 'quay', title: 'q', description: 'q', extends: 'harbour' }));
    expect(htmlOf('quay')).toContain('@font-face');
    expect(load().get('quay')?.manifest.fonts).toEqual(['Inter', 'Noto Sans', 'Own Sans']);
  });

  it('decide how small a text must be to fit', () => {
    addPackage('harbour', {
      fontFiles: { Wide: FAMILY.slice(0, 1) },
      variables: { font: { ...FONT, default: 'Wide', options: ['Wide'] } },
    });
    write('harbour/fonts/own-400.ttf', wideFont());
    const titleOf = (html: string) => /<body class="[^"]*(?<size>title-[\w-]+)/.exec(html)?.groups?.['size'];
    expect(titleOf(htmlOf('classic'))).toBe('title-regular');
    expect(titleOf(htmlOf('harbour'))).not.toBe('title-regular');
  });

  it('leave out their figures if they say so', () => {
    addPackage('harbour', { fontFiles: { 'Own Sans': [{ ...FAMILY[0], figures: false }] } });
    expect(htmlOf('harbour')).toContain('unicode-range:U+0-2F,U+3A-10FFFF;src:');
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a missing file',
      { fontFiles: { 'Own Sans': [{ file: 'own-40.ttf', weight: 400 }] } },
      'harbour/template.json:9: "fontFiles.Own Sans[0].file" names "own-40.ttf", which is not in fonts/; did you mean "own-400.ttf"?',
    ],
    [
      'a path',
      { fontFiles: { 'Own Sans': [{ file: '../own.ttf', weight: 400 }] } },
      '"fontFiles.Own Sans[0].file" must be the name of a .ttf, .otf or .woff2 file in fonts/',
    ],
    [
      'no weight',
      { fontFiles: { 'Own Sans': [{ file: 'own-400.ttf' }] } },
      '"fontFiles.Own Sans[0].weight" is missing; it must be one of the weights 100, 200',
    ],
    [
      'a weight twice',
      { fontFiles: { 'Own Sans': [FAMILY[0], FAMILY[0]] } },
      '"fontFiles.Own Sans" has two files of the same weight and style',
    ],
    ['only italics', { fontFiles: { 'Own Sans': [{ ...FAMILY[0], style: 'italic' }] } }, 'must have a file that is not italic'],
    [
      'the name of another font',
      { fontFiles: { inter: FAMILY }, variables: {} },
      'is the name of a font that all documents have',
    ],
    [
      'a name that could end its declaration',
      { fontFiles: { "O'w;n": FAMILY }, variables: {} },
      'must be the name of a font family: letters',
    ],
    [
      'a misspelt family',
      { fonts: ['Inter', 'Own Sand'] },
      '"fonts[1]" "Own Sand" is not a known font family; did you mean "Own Sans"?',
    ],
    [
      'a misspelt choice',
      { variables: { font: { ...FONT, options: ['Own Sand'], default: 'Own Sand' } } },
      '"variables.font.options[0]" "Own Sand" is not a known font family',
    ],
  ])('are refused with %s', (_, more, message) => {
    addPackage('harbour', more);
    expect(loading().message).toContain(message);
  });

  it('are refused with the name of the file, also if nothing declares it', () => {
    addPackage('harbour');
    write('harbour/fonts/other.otf', 'no font');
    expect(loading().message).toBe(
      'harbour/fonts/other.otf: is not a font: it begins neither as TrueType or OpenType nor as WOFF2',
    );
    write('harbour/fonts/notes.txt', 'x');
    expect(loading().message).toContain('harbour/fonts/notes.txt: fonts/ holds *.ttf, *.otf and *.woff2 only');
  });
});

describe('the images of a package', () => {
  it('are drawn by their names, in parts and in the stylesheet', () => {
    addPackage('harbour');
    write('harbour/legal.hbs', '{{image "seal.svg" label="A seal" width=30}}{{image \'photo.png\' label="" height=10}}');
    write('harbour/style.css', '.legal { background: url(image:seal.svg) } .notes { background: URL( "image:photo.png" ) }');
    const html = htmlOf('harbour');
    expect(html).toMatch(/<img class="image" alt="A seal" width="113.39" height="37.8" src="data:image\/svg\+xml;base64,[^"]+">/);
    expect(html).toMatch(/<img class="image" alt="" width="113.39" height="37.8" src="data:image\/png;base64,[^"]+">/);
    expect(html).toMatch(
      /\.legal \{ background: url\(data:image\/svg\+xml;base64,[^)]+\) \} \.notes \{ background: url\(data:image\/png/,
    );
    expect(html).not.toContain('image:');
  });

  it('never come from a text of the document', () => {
    addPackage('harbour');
    const template = requireTemplate(load(), 'harbour');
    const view = { ...template.toView(twoRates, { today: TODAY }), documentTitle: 'url(image:seal.svg) src="image:seal.svg"' };
    expect(template.render(view, 'm')).toContain('url(image:seal.svg) src&#x3D;&quot;image:seal.svg&quot;');
  });

  it.each([
    [
      'style.css',
      '.a {}\n.legal { background: url(image:seel.svg) }',
      'harbour/style.css:2: there is no image "seel.svg" in images/; did you mean "seal.svg"?',
    ],
    [
      'style.css',
      '.legal { background: url(image:../x.svg) }',
      'harbour/style.css:1: url(image:../x.svg): a stylesheet must not load anything',
    ],
    [
      'legal.hbs',
      '\n{{image "seel.svg" label="" width=3}}',
      'harbour/legal.hbs:2: there is no image "seel.svg" in images/; did you mean "seal.svg"?',
    ],
    [
      'legal.hbs',
      '{{image number label="" width=3}}',
      'harbour/legal.hbs:1: {{image}} takes the name of a file in images/, in quotes',
    ],
    ['legal.hbs', '{{image "seal.svg" width=3}}', 'harbour/legal.hbs:1: {{image}} needs label=…'],
    ['legal.hbs', '<p title="{{image "seal.svg" label="" width=3}}">x</p>', '{{image}} is an image and must be between elements'],
    [
      'images/seal.svg',
      SVG.replace('<path', '\n<script/><path'),
      'harbour/images/seal.svg:2: <script> is not allowed: the image has a script: take it out',
    ],
    ['images/photo.png', 'text', 'harbour/images/photo.png: is not a usable PNG: it is neither PNG nor JPEG'],
    ['images/photo.gif', 'GIF89a', 'harbour/images/photo.gif: images/ holds *.png, *.jpg and *.svg only'],
  ])('are refused in %s: %s', (file, content, message) => {
    addPackage('harbour');
    write(`harbour/${file}`, content);
    expect(loading().message).toContain(message);
  });

  it.each([
    ['label="a" width=3 height=4', 'needs either width=… or height=…'],
    ['label="a"', 'needs either width=… or height=…'],
    ['label="a" width=1000', 'width is a number of millimetres from 1 to 297, not 1000'],
    ['label=seller width=5', 'needs label=…, a text that says what the image shows'],
  ])('are not drawn with %s', (options, message) => {
    addPackage('harbour');
    write('harbour/header.hbs', `{{image "seal.svg" ${options}}}`);
    expect(() => htmlOf('harbour')).toThrow(message);
  });
});

describe('a variable for an image', () => {
  it('accepts the images of the package, and none', () => {
    addPackage('harbour');
    expect(htmlOf('harbour')).toContain('--letterhead:none;--letterhead-display:none;--letterhead-ratio:1;');
    expect(htmlOf('harbour', { letterhead: 'photo.png' })).toMatch(
      /--letterhead:url\(data:image\/png;base64,[^)]+\);--letterhead-display:block;--letterhead-ratio:3;/,
    );
    expect(() => htmlOf('harbour', { letterhead: 'other.png' })).toThrow(
      'variable "letterhead" must be one of none, photo.png, seal.svg, not "other.png"',
    );
    expect(() => htmlOf('classic', { letterhead: 'photo.png' })).toThrow('must be one of none');
  });

  it('has an image of the package as its default', () => {
    const letterhead = (image: string) => ({ variables: { letterhead: { type: 'image', default: image, description: 'x' } } });
    addPackage('harbour', letterhead('seal.svg'));
    expect(htmlOf('harbour')).toContain('--letterhead:url(data:image/svg+xml');
    write('harbour/template.json', changed.read('harbour/template.json').replace('"seal.svg"', '"seel.svg"'));
    expect(loading().message).toContain(
      '"variables.letterhead.default" "seel.svg" is not an image in images/; did you mean "seal.svg"?',
    );
  });
});

/** Every letter two em wide. */
function wideFont(): Buffer {
  const metrics = tableOf('hmtx');
  for (let at = 0; at + 4 <= metrics.length; at += 4) metrics.writeUInt16BE(tableOf('head').readUInt16BE(18) * 2, at);
  return changedFont({ hmtx: metrics });
}
