import { describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readTemplate } from '../../../src/templates/index.js';
import { describeFault } from '../../../src/templates/template-fault.js';
import { checkTemplate } from '../../../linter/index.js';
import { changedTemplates } from './changed-templates.js';

const changed = changedTemplates();
const { loading, replace, write } = changed;
const read = (name: string) => readTemplate(dirname(changed.path(name)), name);

describe('a template that is read', () => {
  it('comes without faults, or with all of them and not at all', () => {
    expect(read('classic')).toMatchObject({ name: 'classic', isAbstract: false, faults: [], template: expect.anything() });
    expect(read('base')).toMatchObject({ name: 'base', isAbstract: true, faults: [], template: null });
  });

  it('has every fault of every file, each with file, line and column, in one sentence for all who read it', () => {
    replace('classic/template.json', '"Quiet', '"Quiet\t');
    replace('base/locales/de-DE.json', '"billTo"', '"billTwo"');
    replace('base/lines.hbs', '{{> line}}', '{{> lin}}');
    replace('base/header.hbs', '{{documentTitle}}', '{{{documentTitle}}}');
    replace('base/header.hbs', '<header', '<script>x</script><header');
    replace('classic/style.css', ':root', '@import url(https://example.org/a.css);\n:root');
    write('classic/styel.css', '');
    const { template, faults } = read('classic');
    expect(template).toBeNull();
    expect(faults.map((fault) => [fault.rule, fault.file, fault.line !== null, fault.column !== undefined])).toEqual([
      ['service-refuses', 'classic/styel.css', false, false],
      ['service-refuses', 'classic/template.json', true, true],
      ['external-address', 'classic/style.css', true, true],
      ['unknown-message', 'base/locales/de-DE.json', true, true],
      ['missing-message', 'base/locales/de-DE.json', true, false],
      ['unescaped-output', 'base/header.hbs', true, true],
      ['active-element', 'base/header.hbs', true, true],
      ['unknown-partial', 'base/lines.hbs', true, true],
    ]);
    const told = loading();
    expect(told).toMatchObject({ code: 'template_error', file: 'base/locales/de-DE.json' });
    expect(new Set(told.message.split('\n'))).toEqual(new Set(faults.map((fault) => describeFault(fault))));
  });

  it('tells nothing of what follows from an "extends" that leads nowhere', () => {
    replace('classic/template.json', '"base",', '"bass",');
    expect(read('classic').faults.map((fault) => describeFault(fault))).toEqual([
      'classic/template.json:5: "extends": there is no template "bass"; did you mean "base"?',
    ]);
  });

  it('is one fault when a template with files of its own extends nothing that there is, and never proposes itself', () => {
    mkdirSync(changed.path('harbour/locales'), { recursive: true });
    for (const parent of ['clasic', 'harbou']) {
      const manifest = { name: 'harbour', title: 'Harbour', description: 'For the harbour.', extends: parent };
      write('harbour/template.json', JSON.stringify(manifest, null, 2));
      write('harbour/style.css', '.document-title { color: var(--brand-colour-text); }');
      write('harbour/header.hbs', '<header>{{> logo}}</header>');
      write('harbour/locales/en-GB.json', '{ "billTo": "Charged to" }');
      const findings = checkTemplate(read('harbour'));
      expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['harbour/template.json:5']);
      expect(findings[0]?.message).toContain(`there is no template "${parent}"`);
      expect(findings[0]?.message).not.toContain('"harbour"');
    }
  });

  it('is one finding when a message is misspelt, though it is then missing under its own name', () => {
    replace('base/locales/de-DE.json', '"billTo"', '"bilTo"');
    const found = checkTemplate(read('classic')).map(({ rule, hint }) => [rule, hint]);
    expect(found).toEqual([['unknown-message', 'did you mean "billTo"?']]);
  });

  it.each<[string, object | undefined, string[]]>([
    ['not declared', undefined, ['unknown-message harbour/locales/de-DE.json:1']],
    ['declared with a misspelt field', { slogan: { day: 'due.dat' } }, ['service-refuses harbour/template.json:12']],
    ['without a text in one language', { slogan: {}, colour: {} }, ['missing-message harbour/locales/de-DE.json:1']],
  ])('is one finding when a message of its own is %s', (_, messages, findings) => {
    mkdirSync(changed.path('harbour/locales'), { recursive: true });
    const locales = ['en-GB', 'de-DE'];
    const manifest = {
      name: 'harbour',
      title: 'Harbour',
      description: 'For the harbour.',
      extends: 'classic',
      locales,
      messages,
    };
    write('harbour/template.json', JSON.stringify(manifest, null, 2));
    const meta = readFileSync(changed.path('base/meta.hbs'), 'utf8');
    write('harbour/meta.hbs', `${meta}{{#if labels.slogan}}<p>{{labels.slogan}}</p>{{/if}}`);
    write(
      'harbour/locales/en-GB.json',
      JSON.stringify({ slogan: 'Fair winds', ...(messages && 'colour' in messages && { colour: 'Colour' }) }),
    );
    write('harbour/locales/de-DE.json', '{ "slogan": "Gute Fahrt" }');
    const found = checkTemplate(read('harbour')).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
    expect(found).toEqual(findings);
  });

  it('is one finding when the manifest has a comma too many', () => {
    replace('classic/template.json', /\}\s*$/, ',}');
    expect(checkTemplate(read('classic')).map(({ rule, file }) => [rule, file])).toEqual([
      ['service-refuses', 'classic/template.json'],
    ]);
  });

  it('is read as far as it goes when its manifest is half written', () => {
    replace('classic/template.json', '"base",', '"base"');
    const { faults, lineage, manifest } = read('classic');
    expect(faults.map((fault) => describeFault(fault))).toEqual(['classic/template.json:6: not valid JSON: comma expected']);
    expect(lineage.layers.map(({ name }) => name)).toEqual(['base', 'classic']);
    const variables = [
      'font',
      'onlineCode',
      'swissPaymentPart',
      'carriedOver',
      'brandColour',
      'radius',
      'density',
      'letterhead',
      'secondLogo',
    ];
    expect(Object.keys(manifest.variables)).toEqual(variables);
  });

  it('names a template that is not there', () => {
    expect(read('clasic').faults.map((fault) => describeFault(fault))).toEqual([
      'clasic: there is no template of this name; did you mean "classic"?',
    ]);
  });
});
