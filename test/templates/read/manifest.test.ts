import { mkdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { twoRates } from '../fixtures/invoices.js';
import { templates, TODAY } from '../fixtures/templates.js';
import { changedTemplates } from './changed-templates.js';

const changed = changedTemplates();
const { edit, loading, replace, write } = changed;

/** A package that extends classic and changes nothing. */
const addDesign = (name: string, more: Record<string, unknown> = {}) => {
  mkdirSync(changed.path(name));
  write(`${name}/template.json`, JSON.stringify({ name, title: name, description: name, extends: 'classic', ...more }, null, 2));
};

describe('a manifest', () => {
  it('is given with all that it inherits', () => {
    expect(templates.manifest).toMatchObject({
      name: 'classic',
      title: 'Classic',
      extends: 'base',
      paper: ['A4', 'Letter'],
      margins: { A4: { top: '24mm', right: '20mm', bottom: '21mm', left: '20mm' } },
      fonts: ['Inter', 'Noto Sans'],
    });
    expect(Object.keys(templates.manifest.variables)).toEqual([
      'font',
      'onlineCode',
      'swissPaymentPart',
      'carriedOver',
      'brandColour',
      'radius',
      'density',
      'letterhead',
      'secondLogo',
    ]);
    expect(templates.styleOf()).toMatch(
      /^@page\{size:A4;margin:24mm 20mm 21mm 20mm\}\n@page letter\{size:letter\}\n:root\{--font:'Inter';/,
    );
  });

  it.each<[string, string | RegExp, string, string]>([
    ['a misspelt key', '"title"', '"titel"', '3: has no key "titel"; did you mean "title"?'],
    ['a misspelt key inside', '"min"', '"mn"', '15: "variables.radius" has no key "mn"; did you mean "min"?'],
    ['an unknown key', '"title"', '"zzzzzzzz": 1,\n"title"', '3: has no key "zzzzzzzz"; available: name, title, description'],
    ['another name', '"classic"', '"clasic"', '2: "name" must be the name of the folder, "classic"'],
    ['an empty text', '"Classic"', '" "', '3: "title" must be a text that is not empty'],
    ['no description', /"description": "Quiet.*\n/, '', '1: "description" is missing; it must be a text'],
    ['a missing comma', '"base",', '"base"', '6: not valid JSON: comma expected'],
    ['an unknown package', '"base",', '"bass",', '5: "extends": there is no template "bass"; did you mean "base"?'],
    ['a way out of the folder', '"base",', '"../base",', '5: "extends" must be the name of a template'],
    [
      'an unknown locale',
      '"base",',
      '"base", "locales": ["en-GB", "de-XX"],',
      '5: "locales[1]" "de-XX" is not a known locale; did you mean "de-DE"?',
    ],
    [
      'a language without its region',
      '"base",',
      '"base", "locales": ["en"],',
      '5: "locales[0]" "en" is not a known locale; did you mean "en-GB"?',
    ],
    ['an unknown paper', '"base",', '"base", "paper": ["A5"],', '5: "paper[0]" "A5" is not a known paper; did you mean "A4"?'],
    ['a paper twice', '"base",', '"base", "paper": ["A4", "A4"],', '5: "paper" names a paper twice'],
    ['no paper', '"base",', '"base", "paper": [],', '5: "paper" must be a list of one paper or more'],
    [
      'an unknown font',
      '"base",',
      '"base", "fonts": ["Intre"],',
      '5: "fonts[0]" "Intre" is not a known font family; did you mean "Inter"?',
    ],
    [
      'an unknown document',
      '"base",',
      '"base", "documentTypes": ["qoute"],',
      '5: "documentTypes[0]" "qoute" is not a known document type; did you mean "quote"?',
    ],
    [
      'a margin too few',
      '"base",',
      '"base", "margins": { "top": "1mm" },',
      '5: "margins" must be an object with top, right, bottom and left',
    ],
    [
      'a margin without unit',
      '"base",',
      '"base", "margins": { "A4": { "top": "24" } },',
      '5: "margins.A4.top" must be a length such as 20mm',
    ],
    [
      'a margin that is CSS',
      '"base",',
      '"base", "margins": { "top": "1mm}*{" },',
      '5: "margins.top" must be a length such as 20mm',
    ],
    [
      'no room',
      '"base",',
      '"base", "margins": { "top": "1mm", "right": "11cm", "bottom": "0", "left": "10cm" },',
      '5: "margins" leaves less than 70mm of width or of height on A4',
    ],
    [
      'an unknown type',
      '"length"',
      '"lenght"',
      '13: "variables.radius.type" "lenght" is not a type of variable; did you mean "length"?',
    ],
    ['a default that is no colour', '#0f4c5c', 'teal', '9: "variables.brandColour.default" must be a colour such as #0f4c5c'],
    [
      'a default out of bounds',
      '"default": "9pt"',
      '"default": "20pt"',
      '14: "variables.radius.default" must be a length from 0 to 5mm',
    ],
    [
      'a default that is no choice',
      '"default": "regular"',
      '"default": "dense"',
      '21: "variables.density.default" must be one of airy, regular, tight',
    ],
    ['a choice that is CSS', '"1.4"', '"1;}"', '22: "variables.density.options.airy" must be a CSS number, length or word'],
    [
      'a variable with a bad name',
      '"radius"',
      '"Radius!"',
      '12: "variables.Radius!" must be named in letters and digits, starting with a small letter',
    ],
    [
      'a variable without a type',
      '"type": "length",',
      '',
      '12: "variables.radius.type" is missing; it must be one of: colour, font, length, choice',
    ],
    ['a variable of the prototype', '"radius"', '"__proto__"', '12: "__proto__" is a reserved name'],
  ])('with %s names line and field', (_, from, to, message) => {
    replace('classic/template.json', from, to);
    expect(loading().message).toContain(`classic/template.json:${message}`);
  });

  it('lets an organisation choose nothing that the design does not use', () => {
    replace('classic/style.css', 'var(--radius)', '9pt');
    expect(loading().message).toBe('classic/template.json:12: "variables.radius": no stylesheet uses it: write var(--radius)');
  });

  it('offers fonts that the design has', () => {
    edit('classic/template.json', (manifest) => (manifest['fonts'] = ['Noto Sans']));
    expect(loading().message).toMatch(
      /^base\/template\.json:\d+: "variables\.font\.options" has Inter, which is not among "fonts" of classic/,
    );
  });

  it('must say what it does not inherit', () => {
    edit('base/template.json', (manifest) => delete manifest['margins']);
    expect(loading().message).toBe('classic/template.json:1: "margins" is missing, here and in "base"');
  });
});

describe('a package that extends another', () => {
  it('is written as templates/README.md says', () => {
    const readme = changed.read('README.md');
    const [manifest = '', messages = ''] = [...readme.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, json]) => json ?? '');
    const { name } = JSON.parse(manifest) as { name: string };
    mkdirSync(changed.path(`${name}/locales`), { recursive: true });
    write(`${name}/template.json`, manifest);
    write(`${name}/locales/en-GB.json`, messages);
    write(`${name}/style.css`, '.number { color: var(--brand-colour-text) }');
    const design = requireTemplate(changed.load(), name);
    const html = design.render(design.toView(twoRates, { today: TODAY }), 'm');
    expect(html).toContain('Charged to');
    expect(html).toContain('--brand-colour:#1d4f91;');
    expect(html).toMatch(
      /--fallback:[\s\S]*\.document-title \{[\s\S]*\n\.number \{ color: var\(--brand-colour-text\) \}[^<]*<\/style>/,
    );
  });

  it('is the same until it changes something', () => {
    addDesign('tenant');
    expect(changed.load().get('tenant')?.styleOf()).toBe(templates.styleOf());
  });

  it('has its own files in place of those of their name, at any depth', () => {
    addDesign('tenant');
    addDesign('tenant-2', { extends: 'tenant' });
    write('tenant/legal.hbs', '<p>Own words</p>');
    write('tenant-2/style.css', '.own { color: var(--brand-colour) }');
    const design = changed.load().get('tenant-2');
    expect(design?.files.get('legal.hbs')?.name).toBe('tenant/legal.hbs');
    expect(design?.files.get('lines.hbs')?.name).toBe('base/lines.hbs');
    expect(design?.styleOf().endsWith('\n.own { color: var(--brand-colour) }')).toBe(true);
  });

  it('may have its own margins for one paper', () => {
    addDesign('tenant', {
      margins: { top: '1in', right: '1in', bottom: '1in', left: '1in', A4: { top: '20mm', right: '0', bottom: '0', left: '0' } },
    });
    expect(changed.load().get('tenant')?.styleOf()).toContain(
      '@page{size:A4;margin:20mm 0 0 0}\n@page letter{size:letter;margin:1in 1in 1in 1in}\n',
    );
  });

  it('may change a part of an inherited variable, at any depth', () => {
    const variables = { brandColour: { default: '#1d4f91' }, band: { default: 'light' }, radius: { max: '4mm' } };
    addDesign('tenant', { extends: 'modern', variables });
    addDesign('tenant-2', { extends: 'tenant', variables: { band: { default: 'none' }, letterhead: { description: 'Paper.' } } });
    const found = changed.load().get('tenant-2')?.manifest.variables;
    expect(found).toMatchObject({
      brandColour: { type: 'colour', default: '#1d4f91' },
      band: { type: 'choice', default: 'none', options: { light: '8%' } },
      radius: { type: 'length', default: '3mm', min: '0mm', max: '4mm' },
      letterhead: { type: 'image', default: 'none', description: 'Paper.' },
    });
  });

  it('is told what such a part must be, and that a variable that is not inherited is whole', () => {
    const variables = { band: { default: 'pale' }, brandcolour: { default: '#fff' }, constructor: { default: 'x' } };
    addDesign('tenant', { extends: 'modern', variables });
    expect(loading().message.split('\n')).toEqual([
      'tenant/template.json:8: "variables.band.default" must be one of brand, light, none',
      expect.stringMatching(/^tenant\/template\.json:10: "variables\.brandcolour\.type" is missing; it must be one of: colour/),
      expect.stringMatching(/^tenant\/template\.json:13: "variables\.constructor\.type" is missing/),
    ]);
  });

  it('does not extend itself, nor by way of others', () => {
    addDesign('one', { extends: 'two' });
    addDesign('two', { extends: 'one' });
    expect(loading().message.split('\n')).toEqual([
      'two/template.json:5: "extends" is circular: one → two → one',
      'one/template.json:5: "extends" is circular: two → one → two',
    ]);
    addDesign('three', { extends: 'one', variables: { band: { default: 'none' } } });
    expect(
      loading()
        .message.split('\n')
        .map((line) => line.replace(/:.*/, '')),
    ).toContain('three/template.json');
    rmSync(changed.path('three'), { recursive: true });
    edit('two/template.json', (manifest) => (manifest['extends'] = 'two'));
    expect(loading().message.split('\n')).toEqual([
      'two/template.json:5: "extends" is circular: one → two → two',
      'two/template.json:5: "extends" is circular: two → two',
    ]);
  });
});
