import { mkdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Templates } from '../../../src/templates/read/load-templates.js';
import type { TemplateManifest } from '../../../src/templates/manifest.js';
import { type ChosenTemplate, templateChooser } from '../../../src/pdf/invoice/choose-template.js';
import { TemplateUnavailableError } from '../../../src/pdf/invoice/template-unavailable-error.js';
import type { CustomForm, Invoice } from '../../../src/invoices/invoice.js';
import { changedTemplates } from '../../templates/read/changed-templates.js';
import { designs, TODAY } from '../../templates/fixtures/templates.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';

type Variables = Record<string, unknown> | null;

const form = (template: string | null, templateVariables: Variables = null): CustomForm => ({
  name: 'Trade',
  template,
  templateVariables,
});

/** An invoice of which the organisation and the form have chosen this. */
function invoiceWith(
  template: string | null,
  templateVariables: Variables = null,
  customForm: CustomForm | null = null,
): Invoice {
  const invoice = sampleInvoice('ST-2026-0001');
  return { ...invoice, organisation: { ...invoice.organisation, template, templateVariables }, customForm };
}

const choose = templateChooser(designs, 'classic');

const html = (template: ChosenTemplate, invoice: Invoice) => template.render(template.toView(invoice, { today: TODAY }), 'm');

/** The custom properties of the document. */
const propertiesOf = (invoice: Invoice, chooser = choose) => {
  const root = /:root\{(?<all>--[^}]*)\}/.exec(html(chooser(invoice, null), invoice))?.groups?.['all'] ?? '';
  return Object.fromEntries(root.split(';').map((declaration) => declaration.split(':')));
};

/** The error that a choice ends with. */
function refusal(invoice: Invoice, locale: string | null = null, chooser = choose): TemplateUnavailableError {
  try {
    chooser(invoice, locale);
  } catch (error) {
    if (error instanceof TemplateUnavailableError) return error;
    throw error;
  }
  throw new Error('it was chosen');
}

/** All designs, one of them with another manifest. */
const withManifest = (name: string, changes: Partial<TemplateManifest>): Templates =>
  new Map(
    [...designs].map(([key, design]) => [
      key,
      key === name ? { ...design, manifest: { ...design.manifest, ...changes } } : design,
    ]),
  );

describe('the template of an invoice', () => {
  it.each<[string, string | null, CustomForm | null]>([
    ['classic', null, null],
    ['classic', null, form(null)],
    ['modern', 'modern', null],
    ['modern', 'modern', form(null)],
    ['compact', 'modern', form('compact')],
    ['compact', null, form('compact')],
  ])('is %s where the organisation has %s and the form %j', (expected, organisation, customForm) => {
    expect(choose(invoiceWith(organisation, null, customForm), null).name).toBe(expected);
  });

  it('is the one of the setting where nobody has chosen', () => {
    expect(templateChooser(designs, 'compact')(invoiceWith(null), null).name).toBe('compact');
    expect(templateChooser(designs, 'compact')(invoiceWith('modern'), null).name).toBe('modern');
  });

  it('makes the document: each design another, the same one always the same', () => {
    const documents = [null, 'modern', 'compact', 'modern'].map((name) => {
      const invoice = invoiceWith(name);
      return html(choose(invoice, null), invoice);
    });
    expect(new Set(documents).size).toBe(3);
    expect(documents[1]).toBe(documents[3]);
  });
});

describe('the look of an invoice', () => {
  it('is that of the template, then of the organisation, then of the form, one variable at a time', () => {
    expect(propertiesOf(invoiceWith(null))).toMatchObject({ '--brand-colour': '#0f4c5c', '--radius': '9pt' });
    const organisation = { brandColour: '#102030', radius: '2pt' };
    expect(propertiesOf(invoiceWith(null, organisation))).toMatchObject({ '--brand-colour': '#102030', '--radius': '2pt' });
    expect(propertiesOf(invoiceWith(null, organisation, form(null, { brandColour: '#405060' })))).toMatchObject({
      '--brand-colour': '#405060',
      '--radius': '2pt',
      '--font': "'Inter'",
    });
  });

  it('keeps text readable: a pale colour is darker where it is text', () => {
    expect(propertiesOf(invoiceWith(null, { brandColour: '#ffcc00' }))).toMatchObject({
      '--brand-colour': '#ffcc00',
      '--brand-colour-text': '#917300',
      '--on-brand-colour': '#000000',
    });
  });

  it('leaves out what only another template has', () => {
    const { variables } = designs.get('modern')?.manifest ?? { variables: {} };
    const own = { type: 'colour', default: '#000000', description: 'The second colour' } as const;
    const chooser = templateChooser(withManifest('modern', { variables: { ...variables, accentColour: own } }), 'classic');
    expect(propertiesOf(invoiceWith(null, { accentColour: '#aabbcc', radius: '3pt' }), chooser)).toMatchObject({
      '--radius': '3pt',
    });
    expect(refusal(invoiceWith(null, { accentColour: '#aabbcc' })).details['reason']).toMatch(
      /^variable "accentColour" does not exist in/,
    );
  });

  it('is prepared once for all invoices that have it, and is another one for another look', () => {
    const one = choose(invoiceWith(null, { radius: '3pt' }), null);
    expect(choose(invoiceWith(null, { radius: '3pt' }), 'de-DE')).toBe(one);
    expect(choose(invoiceWith(null, { radius: '4pt' }), null).key).not.toBe(one.key);
    expect(choose(invoiceWith('modern', { radius: '3pt' }), null).key).not.toBe(one.key);
    expect(choose(invoiceWith(null, { radius: '9pt' }, form(null, { radius: '3pt' })), null)).toBe(one);
  });

  it('is prepared again when 500 others came meanwhile, and is the same', () => {
    const invoice = invoiceWith(null, { brandColour: '#123456' });
    const chooser = templateChooser(designs, 'classic');
    const first = chooser(invoice, null);
    for (let number = 0; number < 499; number += 1)
      chooser(invoiceWith(null, { brandColour: `#${String(number).padStart(6, '0')}` }), null);
    expect(chooser(invoice, null)).toBe(first);
    chooser(invoiceWith(null, { brandColour: '#abcdef' }), null);
    const again = chooser(invoice, null);
    expect(again).not.toBe(first);
    expect([again.key, html(again, invoice)]).toEqual([first.key, html(first, invoice)]);
  });
});

describe('a choice that cannot be printed with', () => {
  const { id } = sampleInvoice('ST-2026-0001').organisation;

  it.each<[string, Invoice, RegExp, object]>([
    [
      'a template that is not there',
      invoiceWith('modren'),
      /^there is no template of this name; available: classic, compact, modern$/,
      { template: 'modren', chosen_by: 'organisation', custom_form: null },
    ],
    [
      'an abstract one',
      invoiceWith('base'),
      /^there is no template of this name/,
      { template: 'base', chosen_by: 'organisation' },
    ],
    ['a path', invoiceWith('../templates/classic'), /^there is no template of this name/, { template: '../templates/classic' }],
    ['one that objects have', invoiceWith('constructor'), /^there is no template of this name/, { template: 'constructor' }],
    [
      'the form’s, whatever the organisation has',
      invoiceWith('modern', null, form('none')),
      /^there is no template/,
      { template: 'none', chosen_by: 'custom form', custom_form: 'Trade' },
    ],
    [
      'a colour that is none',
      invoiceWith(null, { brandColour: 'red;}' }),
      /^variable "brandColour" must be a colour such as #0f4c5c, not "red;}"$/,
      { template: 'classic', chosen_by: 'setting' },
    ],
    [
      'a length out of bounds',
      invoiceWith(null, null, form('modern', { radius: '9cm' })),
      /^variable "radius" must be a length from 0mm to 5mm/,
      { chosen_by: 'custom form' },
    ],
    ['a number', invoiceWith(null, { radius: 3 }), /^variable "radius" must be a length from 0 to 5mm, not 3$/, {}],
    [
      'a variable that nothing has',
      invoiceWith('modern', { brandColor: '#000000' }),
      /^variable "brandColor" does not exist in the template "modern"; did you mean "brandColour"\?$/,
      {},
    ],
    [
      'a way to prototypes',
      invoiceWith(null, JSON.parse('{"__proto__":{"x":"y"}}') as Variables),
      /^variable "__proto__" does not exist in the template "classic"/,
      {},
    ],
  ])('%s', (_, invoice, reason, details) => {
    const error = refusal(invoice);
    expect(error.code).toBe('template_unavailable');
    expect(error.details).toMatchObject({ organisation_id: id, reason: expect.stringMatching(reason), ...details });
  });

  it('is told apart by document type', () => {
    const chooser = templateChooser(withManifest('modern', { documentTypes: ['invoice', 'quote'] }), 'classic');
    expect(chooser(invoiceWith('modern'), null).name).toBe('modern');
    expect(refusal({ ...invoiceWith('modern'), type: 'CREDIT_NOTE' }, null, chooser).details['reason']).toBe(
      'it is not for documents of the type credit-note, only for invoice, quote',
    );
  });

  it('is told apart by language: that of the request, else of the customer, else of the organisation', () => {
    const chooser = templateChooser(withManifest('modern', { locales: ['en-GB', 'de-DE'] }), 'classic');
    const inLanguages = (customer: string | null, organisation: string): Invoice => {
      const invoice = invoiceWith('modern');
      return {
        ...invoice,
        customer: { ...invoice.customer, locale: customer },
        organisation: { ...invoice.organisation, locale: organisation },
      };
    };
    const reason = 'it has no texts in fr-FR, only in en-GB, de-DE';
    expect(refusal(inLanguages('fr-MA', 'en-GB'), null, chooser).details['reason']).toBe(reason);
    expect(refusal(inLanguages('de-AT', 'en-GB'), 'fr-FR', chooser).details['reason']).toBe(reason);
    expect(refusal(inLanguages(null, 'fr-FR'), null, chooser).details['reason']).toBe(reason);
    // A language that nothing here has goes on to the next, as it does in every template.
    for (const [customer, organisation, locale] of [
      ['fr-FR', 'fr-FR', 'de-DE'],
      ['en-US', 'fr-FR', null],
      ['sv-SE', 'de-CH', null],
      ['de-DE', 'fr-FR', null],
    ] as const)
      expect(chooser(inLanguages(customer, organisation), locale).name).toBe('modern');
  });
});

describe('a template of one’s own', () => {
  const templates = changedTemplates();

  it('is chosen by its name as soon as its folder is there', () => {
    mkdirSync(templates.path('harbour'));
    const manifest = { name: 'harbour', title: 'Harbour', description: 'Of the harbour.', extends: 'classic' };
    templates.write('harbour/template.json', JSON.stringify(manifest));
    const chooser = templateChooser(templates.load(), 'classic');
    expect(chooser(invoiceWith('harbour'), null).name).toBe('harbour');
  });
});
