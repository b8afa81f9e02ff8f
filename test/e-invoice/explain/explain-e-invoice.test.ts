import { describe, expect, it } from '@jest/globals';
import { explainEInvoice, type Profile, profileNamed, PROFILES } from '../../../src/e-invoice/index.js';
import { TERM_NAMES } from '../../../src/e-invoice/terms/term-names.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { loadSamples } from '../../../src/templates/index.js';

const samples = loadSamples('templates/base/samples').filter(({ documentType }) =>
  ['invoice', 'credit-note'].includes(documentType),
);
const sampleNamed = (name: string) => samples.find((sample) => sample.name === name)?.document as Invoice;
const named = (id: string) => profileNamed(id) as Profile;
const shown = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('an e-invoice, explained', () => {
  it('says which line holds which term, by name and by field of the import format', async () => {
    const { xml, terms, valid, rules } = await explainEInvoice(sampleNamed('simple'), named('en16931-ubl'));
    const lines = xml.split('\n');
    const due = terms.find(({ term }) => term === 'BT-115');
    expect(due).toMatchObject({ name: 'Amount due', field: 'totals.amountDue', value: '3317.52' });
    expect(lines[(due?.line ?? 0) - 1]?.trim()).toBe('<cbc:PayableAmount currencyID="GBP">3317.52</cbc:PayableAmount>');
    expect(terms.filter(({ term }) => term === 'BT-131').map(({ field }) => field)).toEqual([
      'lines[0].netAmount',
      'lines[1].netAmount',
      'lines[2].netAmount',
    ]);
    expect([valid, rules > 200]).toEqual([true, true]);
  });

  it.each(PROFILES.map(({ id }) => id))(
    '%s: of every sample, each term stands on the line that is said, and has a name',
    async (id) => {
      for (const { document } of samples.filter(({ name }) => name !== 'four-hundred-lines')) {
        const { xml, terms } = await explainEInvoice(document as Invoice, named(id));
        const lines = xml.split('\n');
        expect(terms.length).toBeGreaterThan(25);
        for (const { term, value, line, name } of terms) {
          expect(name).toBe(TERM_NAMES[term]);
          const [first = ''] = value.split('\n');
          const text = shown(lines[line - 1] ?? '');
          // CII writes days without hyphens, and another list of tax points.
          const isThere = [first, first.replaceAll('-', '')].some((one) => text.includes(one)) || term === 'BT-8';
          expect([term, value, text, isThere]).toEqual([term, value, text, true]);
        }
      }
    },
  );

  it('says which line a broken rule is about, and that what is missing has none', async () => {
    const { faults, valid } = await explainEInvoice(sampleNamed('simple'), named('peppol'));
    expect(valid).toBe(false);
    expect(faults.find(({ rule }) => rule === 'PEPPOL-EN16931-R003')).toMatchObject({ path: 'buyerReference', line: null });
    const draft = await explainEInvoice(sampleNamed('dinar'), named('en16931-cii'));
    const fault = draft.faults.find(({ rule }) => rule === 'BR-CO-10');
    expect(draft.xml.split('\n')[(fault?.line ?? 0) - 1]).toContain('ram:LineTotalAmount');
  });
});
