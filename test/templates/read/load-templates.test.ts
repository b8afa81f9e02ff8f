import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { describe, expect, it } from '@jest/globals';
import { compileSource } from '../../../src/templates/read/parts/compile-source.js';
import { supportedLocales } from '../../../src/view/language/locales.js';
import { languageOf, regionalLocales } from '../../../src/view/language/regions.js';
import { MESSAGE_KEYS } from '../../../src/view/language/messages.js';
import { requireTemplate } from '../../../src/templates/read/load-templates.js';
import { TemplateError } from '../../../src/templates/template-error.js';
import { twoRates } from '../fixtures/invoices.js';
import { designs, TEMPLATES, TODAY } from '../fixtures/templates.js';
import { changedTemplates, errorOf } from './changed-templates.js';

const changed = changedTemplates();
const { append, edit, loading, rendering, replace, write } = changed;

describe('a template', () => {
  it('with a syntax error names file and line', () => {
    write('base/legal.hbs', '<p>\n{{#if notes}}\n</p>');
    expect(loading()).toMatchObject({ code: 'template_error', file: 'base/legal.hbs', line: expect.any(Number) });
  });

  it.each(['{{lookup this "x"}}', '{{log "x"}}', '{{shout title}}', '{{lookup (lookup this "x") "x"}}'])(
    'cannot call %s',
    (source) => {
      write('base/legal.hbs', `\n${source}`);
      expect(loading()).toMatchObject({ file: 'base/legal.hbs', message: expect.stringContaining('helper') });
    },
  );

  it('with an unknown variable fails when it is used, with file and line (D13)', () => {
    write('base/legal.hbs', '<p>\n{{legalInformatoin}}</p>');
    expect(rendering()).toMatchObject({
      code: 'template_error',
      file: 'base/legal.hbs',
      line: 2,
      message: expect.stringContaining('legalInformatoin'),
    });
  });

  it.each(['{{#if nothing}}x{{/if}}', '{{#each nothing}}x{{/each}}', '{{@root.nothing}}', '{{title.nothing}}'])(
    'cannot read %s',
    (source) => {
      write('base/legal.hbs', source);
      expect(rendering().file).toBe('base/legal.hbs');
    },
  );

  it.each([
    ['{{constructor}}', 'constructor'],
    ['{{__proto__}}', '__proto__'],
    ['{{constructor.constructor}}', 'constructor.constructor'],
    ['{{title.constructor}}', 'title.constructor'],
    ['{{#each __proto__}}x{{/each}}', '__proto__'],
    ['{{#with lines.prototype}}x{{/with}}', 'lines.prototype'],
    ['{{> party constructor}}', 'constructor'],
    ['{{> line hasUnits=this.toString}}', 'this.toString'],
  ])('cannot reach a prototype with %s (D11)', (source, path) => {
    write('base/legal.hbs', `<p>\n${source}</p>`);
    expect(loading()).toMatchObject({
      file: 'base/legal.hbs',
      line: 2,
      message: `base/legal.hbs:2: "${path}" accesses a prototype; templates may only read data`,
    });
  });

  it('names a partial that is not there, with file and line', () => {
    append('base/header.hbs', '\n{{> footer}}');
    expect(loading()).toMatchObject({ file: 'base/header.hbs', line: 11, message: expect.stringContaining('"footer"') });
  });

  it('cannot include itself, nor by way of another', () => {
    append('base/party.hbs', '{{> meta}}');
    append('base/meta.hbs', '\n{{> party buyer}}');
    expect(loading().message).toBe('base/meta.hbs:9: "party" includes itself: party → meta → party');
  });

  it('cannot include more parts than a document needs', () => {
    replace('base/notes.hbs', /^/, '{{> part-1}}');
    for (let part = 1; part < 30; part += 1) write(`base/part-${part}.hbs`, `{{> part-${part + 1}}}{{> part-${part + 1}}}`);
    write('base/part-30.hbs', '<p>x</p>');
    expect(loading().message).toMatch(/^base\/part-\d+\.hbs:1: "part-\d+" includes more than 10000 parts/);
  });

  it('cannot repeat without end', () => {
    replace('base/notes.hbs', /^/, `${'{{#each @root.meta}}'.repeat(25)}x${'{{/each}}'.repeat(25)}`);
    expect(rendering().message).toBe('base/notes.hbs:1: {{#each}} repeats more than 2000000 times');
  });

  it('must be text (D12)', () => {
    const parsed: unknown = Handlebars.parse('{{title}}');
    expect(() => compileSource(Handlebars.create(), 'x.hbs', parsed as string)).toThrow(TemplateError);
  });

  it('needs a layout', () => {
    rmSync(changed.path('base/layout.hbs'));
    expect(loading()).toMatchObject({ file: 'classic/layout.hbs', message: 'classic/layout.hbs: is missing' });
  });
});

describe('messages', () => {
  it('have the same keys in every locale that is shipped', () => {
    for (const locale of supportedLocales) {
      const messages: unknown = JSON.parse(readFileSync(join(TEMPLATES, 'base/locales', `${locale}.json`), 'utf8'));
      expect(Object.keys(messages as object)).toEqual([...MESSAGE_KEYS]);
    }
  });

  it('of a region are those that differ from its language, in the same order', () => {
    const read = (tag: string) =>
      JSON.parse(readFileSync(join(TEMPLATES, 'base/locales', `${tag}.json`), 'utf8')) as Record<string, string>;
    const files = readdirSync(join(TEMPLATES, 'base/locales')).map((file) => file.replace('.json', ''));
    const regions = files.filter((tag) => !(supportedLocales as readonly string[]).includes(tag));
    expect(regionalLocales).toEqual(expect.arrayContaining(regions));
    for (const region of regionalLocales.filter((tag) => files.includes(tag))) {
      const [own, language] = [read(region), read(languageOf(region))];
      expect([region, Object.keys(own)]).toEqual([region, MESSAGE_KEYS.filter((key) => Object.hasOwn(own, key))]);
      expect([region, Object.keys(own).filter((key) => own[key] === language[key])]).toEqual([region, []]);
    }
  });

  it('of a region come after those of its language, and the design after what it extends', () => {
    const words = (locale: string) => {
      const { documentTitle, labels } = changed.classic().toView(twoRates, { today: TODAY, locale });
      return [documentTitle, labels.tax, labels.billTo];
    };
    mkdirSync(changed.path('classic/locales'));
    write('classic/locales/de-DE.json', '{ "invoice": "Faktura", "billTo": "An" }');
    write('classic/locales/de-CH.json', '{ "billTo": "Für" }');
    expect([words('de-DE'), words('de-CH'), words('de-AT')]).toEqual([
      ['Faktura', 'USt.', 'An'],
      ['Faktura', 'MWST', 'Für'],
      ['Faktura', 'USt.', 'An'],
    ]);
  });

  it.each<[string, string | undefined, string]>([
    ['an empty text', ' ', '"notes" is empty'],
    ['an unknown place', '{tax}', '"notes" has no placeholder {tax}'],
    ['what no font covers', 'ᎠᎡ', '"notes": no font covers U+13A0 U+13A1; use a character that the fonts have'],
    ['a brace that is not closed', 'Notes {tax', '"notes" is not a valid ICU message: "}" is missing, at "{tax"'],
  ])('with %s name file, line and key', (_, text, reason) => {
    edit('base/locales/fr-FR.json', (messages) => (messages['notes'] = text));
    const line = changed.lineOf('base/locales/fr-FR.json', '"notes"');
    expect(loading().message).toBe(`base/locales/fr-FR.json:${line}: ${reason}`);
  });

  it('with an unknown key name the nearest', () => {
    edit('base/locales/fr-FR.json', (messages) => (messages['noets'] = 'x'));
    const line = changed.lineOf('base/locales/fr-FR.json', '"noets"');
    expect(loading().message).toBe(`base/locales/fr-FR.json:${line}: nothing uses the message "noets"; did you mean "notes"?`);
  });

  it.each([
    ['pageOf', 'Page {page}', 'must have the placeholder {pages}'],
    ['pageOf', '{pages}: {page}', 'must have {page} and then {pages}, once each'],
    ['credited', 'Avoir', 'must have the placeholder {number}'],
    ['amountsIn', 'Montants en {curency}', 'has no placeholder {curency}; it has {currency}'],
  ])('cannot have %s as "%s"', (key, text, reason) => {
    edit('base/locales/fr-FR.json', (messages) => (messages[key] = text));
    expect(loading()).toMatchObject({ file: 'base/locales/fr-FR.json', message: expect.stringContaining(`"${key}" ${reason}`) });
  });

  it('are complete in every locale of the manifest', () => {
    edit('base/locales/fr-FR.json', (messages) => delete messages['notes']);
    expect(loading().message).toBe('base/locales/fr-FR.json:1: the message "notes" is missing');
    rmSync(changed.path('base/locales/fr-FR.json'));
    expect(loading().message).toBe(
      `base/template.json:${changed.lineOf('base/template.json', '"locales"')}: there is no locales/fr-FR.json`,
    );
  });

  it('of a package replace those that it inherits, key by key', () => {
    mkdirSync(changed.path('classic/locales'));
    write('classic/locales/en-GB.json', '{ "invoice": "Tax invoice" }');
    expect(changed.html()).toContain('<title>Tax invoice ST-2026-0001</title>');
    expect(changed.html()).toContain('Bill to');
  });

  it('may choose by a text', () => {
    edit('base/locales/en-GB.json', (messages) => {
      messages['taxRate'] = '{tax, select, VAT {Rate of VAT} other {{tax} rate}}';
    });
    expect(changed.html()).toContain('<th scope="col" class="figure"><span>Rate of VAT</span></th>');
  });

  it('of a region alone are enough with those of its language, and their faults are named once', () => {
    edit('base/template.json', (manifest) => (manifest['locales'] = ['en-GB', 'de-CH']));
    for (const file of readdirSync(changed.path('base/locales')))
      if (!['en-GB.json', 'de-DE.json', 'de-CH.json'].includes(file)) rmSync(changed.path(`base/locales/${file}`));
    const { documentTitle, lang } = changed.classic().toView(twoRates, { today: TODAY, locale: 'de' });
    expect([lang, documentTitle]).toEqual(['de-CH', 'Rechnung']);
    edit('base/locales/de-CH.json', (messages) => (messages['quote'] = '{x}'));
    expect(loading().message.split('\n')).toHaveLength(1);
    expect(loading().message).toContain('base/locales/de-CH.json');
  });

  it('are in no locale that nobody knows, or that the manifest does not name', () => {
    write('base/locales/fr-FX.json', '{}');
    expect(loading().message).toBe('base/locales/fr-FX.json:1: "fr-FX" is not a locale of this template; did you mean "fr-FR"?');
    rmSync(changed.path('base/locales/fr-FX.json'));
    edit('base/template.json', (manifest) => (manifest['locales'] = ['en-GB', 'ar']));
    expect(loading().message).toContain(
      'base/locales/de-DE.json:1: "de-DE" is not a locale of this template; available: en-GB, ar\n',
    );
  });

  it('must be JSON, and name each key once', () => {
    write('base/locales/ar.json', '{\n  "notes": "x",\n');
    expect(loading().message).toBe('base/locales/ar.json:3: not valid JSON: property name expected');
    write('base/locales/ar.json', '{\n  "notes": "x",\n  "notes": "y" }');
    const [first, second, ...others] = loading().message.split('\n');
    expect([first, second]).toEqual([
      'base/locales/ar.json:3: "notes" is there twice; first in line 2',
      'base/locales/ar.json:1: the message "invoice" is missing',
    ]);
    // The log line of a start stays readable.
    expect([others.length, others.at(-1)]).toEqual([19, expect.stringMatching(/^… and \d+ more$/)]);
    write('base/locales/ar.json', '[]');
    expect(loading().message).toBe('base/locales/ar.json:1: not valid JSON: must be an object of messages');
  });

  it('decide which languages a design has', () => {
    edit('classic/template.json', (manifest) => (manifest['locales'] = ['de-DE', 'en-US']));
    const template = changed.classic();
    const lang = (locale: string) => template.toView(twoRates, { today: TODAY, locale }).lang;
    expect([lang('de-AT'), lang('en-GB'), lang('fr-FR')]).toEqual(['de-AT', 'en-US', 'en-US']);
  });
});

describe('the stylesheet', () => {
  it.each(['@import "x";', 'p { background: url(http://x) }', 'p { color: {{accent}} }', '</style>', '@font-face { src: x }'])(
    'cannot hold %s',
    (css) => {
      write('classic/style.css', `p {}\n${css}`);
      expect(loading()).toMatchObject({ file: 'classic/style.css', line: 2 });
    },
  );

  it.each([
    ['p {\n  color: red;\n', '"{" is never closed; close it with "}"'],
    ['p { } }', '"}" closes nothing; take it out, or open it before'],
    ['/* p { }', 'this comment never ends; close it with */'],
    ["p { content: 'x\n' }", 'this string never ends; close it with the sign that opened it'],
    ['p { width: calc(1pt + 2pt; }', '"}" closes nothing; take it out, or open it before'],
    ['p { content: "\\"; }', 'this string never ends; close it with the sign that opened it'],
  ])('must end: %j', (css, reason) => {
    write('classic/style.css', `p {}\n${css}`);
    expect(loading().message.split('\n')[0]).toBe(`classic/style.css:2: ${reason}`);
  });

  it('comes after the one that it extends, or in its place', () => {
    expect(changed.classic().styleOf()).toMatch(/--fallback:[\s\S]*--ink:/);
    edit('classic/template.json', (manifest) => {
      manifest['stylesheet'] = 'replace';
      (manifest['variables'] as Record<string, unknown>)['font'] = undefined;
    });
    const properties = [
      'brand-colour',
      'radius',
      'density',
      'font',
      'letterhead',
      'second-logo',
      'online-code',
      'swiss-payment-part',
      'carried-over',
    ];
    write('classic/style.css', `p { --all: ${properties.map((name) => `var(--${name})`).join(' ')} }`);
    expect(changed.classic().styleOf()).not.toContain('--fallback');
  });
});

describe('the folder', () => {
  it('gives every design and no abstract package', () => {
    expect(designs.has('classic')).toBe(true);
    expect(designs.has('base')).toBe(false);
    expect(errorOf(() => requireTemplate(designs, 'clasic')).message).toMatch(
      /^clasic: there is no template of this name; available: .*classic/,
    );
  });

  it('has no file that leads out of its package', () => {
    rmSync(changed.path('classic/style.css'));
    symlinkSync('/etc/hostname', changed.path('classic/style.css'));
    expect(loading()).toMatchObject({ file: 'classic/style.css', message: expect.stringContaining('leads out of the template') });
    rmSync(changed.path('classic/style.css'));
    symlinkSync('../base/style.css', changed.path('classic/style.css'));
    expect(loading()).toMatchObject({ file: 'classic/style.css', message: expect.stringContaining('leads out of the template') });
  });

  it('has neither links to nowhere nor folders for files', () => {
    symlinkSync('nowhere.css', changed.path('base/footer.hbs'));
    expect(loading().message).toBe('base/footer.hbs: is a broken link');
    rmSync(changed.path('base/footer.hbs'));
    mkdirSync(changed.path('base/footer.hbs'));
    expect(loading().message).toBe('base/footer.hbs: must be a file');
    rmSync(changed.path('base/footer.hbs'), { recursive: true });
    write('classic/samples', '');
    expect(loading().message).toBe('classic/samples: must be a folder');
  });

  it('has text, and not too much of it', () => {
    write('classic/header.hbs', Buffer.from([0x3c, 0xff]));
    expect(loading().message).toBe('classic/header.hbs: is not UTF-8 text');
    write('classic/header.hbs', ' '.repeat(4_000_001));
    expect(loading().message).toBe('classic/header.hbs: has 4000001 bytes; at most 200000 are allowed');
  });

  it('has no package that lies elsewhere', () => {
    symlinkSync('/etc', changed.path('etc'));
    expect(loading().message).toBe('etc: leads out of the folder of the templates');
  });

  it('may have links inside of a package, as Kubernetes mounts them', () => {
    mkdirSync(changed.path('classic/..data'));
    write('classic/..data/style.css', changed.read('classic/style.css'));
    rmSync(changed.path('classic/style.css'));
    symlinkSync('..data/style.css', changed.path('classic/style.css'));
    expect(changed.html()).toContain('--ink:');
  });

  it('has nothing that is not part of a template', () => {
    write('classic/styel.css', '');
    expect(loading().message).toBe(
      'classic/styel.css: is not part of a template (template.json, style.css, *.hbs, locales/, samples/, fonts/, images/); did you mean "style.css"?',
    );
  });

  it('has a manifest in every package', () => {
    mkdirSync(changed.path('modern-2'));
    expect(loading().message).toBe('modern-2/template.json: is missing: every folder here is a template and needs one');
  });
});
