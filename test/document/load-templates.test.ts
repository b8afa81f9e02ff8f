import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compileTemplate } from '../../src/document/compile-template.js';
import { loadTemplates } from '../../src/document/load-templates.js';
import { supportedLocales } from '../../src/document/locales.js';
import { MESSAGE_KEYS } from '../../src/document/messages.js';
import { TemplateError } from '../../src/document/template-error.js';
import { twoRates } from './fixtures/invoices.js';
import { CLASSIC, TODAY } from './fixtures/templates.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'templates-'));
  cpSync(CLASSIC, directory, { recursive: true });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const write = (file: string, text: string) => {
  writeFileSync(join(directory, file), text);
};
const append = (file: string, text: string) => {
  write(file, readFileSync(join(directory, file), 'utf8') + text);
};
const edit = (file: string, change: (messages: Record<string, unknown>) => void) => {
  const messages = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Record<string, unknown>;
  change(messages);
  write(file, JSON.stringify(messages));
};
const error = (action: () => unknown): TemplateError => {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
};
/** The text that comes of it, or of the error. */
const outcome = (action: () => string): string => {
  try {
    return action();
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown.message;
    throw thrown;
  }
};
const loading = () => error(() => loadTemplates(directory));
const rendering = () => {
  const templates = loadTemplates(directory);
  return error(() => templates.render(templates.toView(twoRates, { today: TODAY }), 'm'));
};

describe('a template', () => {
  it('with a syntax error names file and line', () => {
    write('legal.hbs', '<p>\n{{#if notes}}\n</p>');
    expect(loading()).toMatchObject({ code: 'template_error', file: 'legal.hbs', line: expect.any(Number) });
  });

  it.each(['{{lookup this "x"}}', '{{log "x"}}', '{{shout title}}', '{{lookup (lookup this "constructor") "constructor"}}'])(
    'cannot call %s',
    (source) => {
      write('legal.hbs', `\n${source}`);
      expect(loading()).toMatchObject({ file: 'legal.hbs', message: expect.stringContaining('helper') });
    },
  );

  it('with an unknown variable fails when it is used, with file and line (D13)', () => {
    write('legal.hbs', '<p>\n{{legalInformatoin}}</p>');
    expect(rendering()).toMatchObject({
      code: 'template_error',
      file: 'legal.hbs',
      line: 2,
      message: expect.stringContaining('legalInformatoin'),
    });
  });

  it.each(['{{#if nothing}}x{{/if}}', '{{#each nothing}}x{{/each}}', '{{@root.nothing}}', '{{title.nothing}}'])(
    'cannot read %s',
    (source) => {
      write('legal.hbs', source);
      expect(rendering().file).toBe('legal.hbs');
    },
  );

  it.each(['{{constructor}}', '{{__proto__}}', '{{constructor.constructor}}', '{{title.constructor}}'])(
    'gets nothing out of %s (D11)',
    (source) => {
      write('legal.hbs', `<p>[${source}]</p>`);
      const templates = loadTemplates(directory);
      const view = templates.toView(twoRates, { today: TODAY });
      expect(
        [...outcome(() => templates.render(view, 'm')).matchAll(/<p>\[(.*?)\]<\/p>/gs)].map(([, shown]) => shown).join(''),
      ).toBe('');
    },
  );

  it('names a partial that is not there, with file and line', () => {
    append('header.hbs', '\n{{> footer}}');
    expect(loading()).toMatchObject({ file: 'header.hbs', message: expect.stringContaining('"footer"') });
  });

  it('must be text (D12)', () => {
    const parsed: unknown = Handlebars.parse('{{title}}');
    expect(() => compileTemplate(Handlebars.create(), 'x.hbs', parsed as string, new Set())).toThrow(TemplateError);
  });

  it('needs a layout', () => {
    rmSync(join(directory, 'layout.hbs'));
    expect(loading()).toMatchObject({ file: 'layout.hbs', message: 'layout.hbs: is missing' });
  });
});

describe('messages', () => {
  it('have the same keys in every locale that is shipped', () => {
    for (const locale of supportedLocales) {
      const messages: unknown = JSON.parse(readFileSync(join(CLASSIC, 'locales', `${locale}.json`), 'utf8'));
      expect(Object.keys(messages as object)).toEqual([...MESSAGE_KEYS]);
    }
    expect(readdirSync(join(CLASSIC, 'locales'))).toHaveLength(supportedLocales.length);
  });

  it.each([
    ['a missing key', (messages: Record<string, unknown>) => delete messages['notes'], '"notes" must be a text'],
    ['an empty text', (messages: Record<string, unknown>) => (messages['notes'] = ' '), '"notes" must be a text'],
    ['an unknown key', (messages: Record<string, unknown>) => (messages['note'] = 'x'), 'unknown key "note"'],
    ['an unknown place', (messages: Record<string, unknown>) => (messages['notes'] = '{tax}'), '"notes" has no place {tax}'],
    [
      'what no font covers',
      (messages: Record<string, unknown>) => (messages['notes'] = 'Նշում'),
      '"notes" has characters that no font covers: U+0546, U+0577, U+0578, U+0582, U+0574',
    ],
    ['a page number without pages', (messages: Record<string, unknown>) => (messages['pageOf'] = '{page}'), '"pageOf" must have'],
  ])('with %s name file and key', (_, change, reason) => {
    edit('locales/fr-FR.json', change);
    expect(loading()).toMatchObject({ file: 'locales/fr-FR.json', message: expect.stringContaining(reason) });
  });

  it('must be JSON, one file for each locale and no other', () => {
    write('locales/sv-SE.json', '{}');
    expect(loading().file).toBe('locales/sv-SE.json');
    rmSync(join(directory, 'locales/sv-SE.json'));
    write('locales/ar.json', '{');
    expect(loading().file).toBe('locales/ar.json');
    rmSync(join(directory, 'locales/ar.json'));
    expect(loading().file).toBe('locales/ar.json');
  });
});

describe('the stylesheet', () => {
  it.each(['@import "x";', 'p { background: url(http://x) }', 'p { color: {{accent}} }', '</style>', '@font-face { src: x }'])(
    'cannot hold %s',
    (css) => {
      append('style.css', `\n${css}`);
      expect(loading()).toMatchObject({ file: 'style.css', line: expect.any(Number) });
    },
  );
});
