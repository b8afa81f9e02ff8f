import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkFile } from '../../src/cli/check/check-file.js';
import { reportsJson, reportText } from '../../src/cli/check/report.js';
import { makeEInvoice, NO_CONTENTS, type ProfileId } from '../../src/e-invoice/index.js';
import { profileOf } from '../../src/pdf/xml/choose-profile.js';
import { EXAMPLE_INVOICE } from '../../src/records/import/format/example.js';
import { sampleInvoice } from '../harness/invoices/sample-invoices.js';
import { openFolder, removeFolder } from '../harness/machine/folders.js';

const LIMITS = { lines: 100, textLength: 10_000, totalTextLength: 100_000 };

let folder = '';
beforeAll(async () => {
  folder = await openFolder('check');
});
afterAll(() => removeFolder(folder));

async function check(content: object | string | Uint8Array, profile: ProfileId | null = null, name = 'file.json') {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  const { checked, unreadable } = await checkFile(file, { profile, mostBytes: 100_000, limits: LIMITS });
  const list = reportsJson({ checked, unreadable });
  return { checked, unreadable, list, text: checked.map(reportText).join('').replaceAll(file, 'FILE') };
}

describe('invoices:check', () => {
  it('reports each invoice of a file, also beside one that cannot be built', async () => {
    const invoices = [
      EXAMPLE_INVOICE,
      { ...EXAMPLE_INVOICE, number: 'HB-2', dueDate: undefined, paymentMeans: [], status: 'DRAFT' },
      {
        ...EXAMPLE_INVOICE,
        number: 'HB-3',
        totals: { lineNetTotal: '1', taxExclusive: '1', taxTotal: '1', taxInclusive: '1', amountDue: '1' },
      },
    ];
    const { text, unreadable } = await check({ invoices });
    expect(unreadable).toBeNull();
    expect(text).toContain('valid    FILE · HB-1001 · en16931-ubl\n');
    expect(text).toContain('INVALID  FILE · HB-2 · en16931-ubl\n  fatal        PRESS-01: A draft');
    expect(text).toContain('INVALID  FILE · HB-3 · en16931-ubl\n');
    expect(text).toContain('BR-CO-10: invoices[2].totals.lineNetTotal is 1; it must be 140.50\n');
  });

  it('names a rule once, with at most ten of its places', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => ({
      ...EXAMPLE_INVOICE.lines[1],
      name: `L${index}`,
      unitCode: 'FURLONG',
    }));
    const { text } = await check({ ...EXAMPLE_INVOICE, lines });
    expect(text.match(/BR-CL-23/g)).toHaveLength(1);
    expect(text).toContain('\n               BT-130   lines[9].unitCode\n               … and 2 more places\n');
  });

  it('holds an invoice to the profile that is asked for, and says the same to a script', async () => {
    const { list } = await check(EXAMPLE_INVOICE, 'peppol');
    expect(list).toEqual([
      expect.objectContaining({
        invoice: 'HB-1001',
        valid: false,
        syntax: 'UBL',
        profile: 'peppol',
        faults: expect.arrayContaining([
          expect.objectContaining({ rule: 'PEPPOL-EN16931-R003', term: 'BT-10', path: 'buyerReference' }),
        ]),
      }),
    ]);
    expect(JSON.stringify(list)).not.toContain('further');
  });

  it('checks files of supporting documents too', async () => {
    const supportingDocuments = [{ reference: 'S', fileName: 'a.csv', content: Buffer.from('a').toString('base64') }];
    expect((await check({ ...EXAMPLE_INVOICE, supportingDocuments })).text).toContain('valid    FILE');
  });

  const FAULTY = { ...EXAMPLE_INVOICE, dueDate: 'soon' };
  const XML = makeEInvoice(sampleInvoice('ST-2026-0001'), profileOf('en16931-cii'), NO_CONTENTS).xml.toString();
  it.each<[string, object | string, (string | null)[]]>([
    ['an XML', XML, ['ST-2026-0001']],
    ['an XML without a number', XML.replace('ST-2026-0001', ''), [null]],
    ['an invoice with faults', FAULTY, ['HB-1001']],
    ['one after a mark of the byte order', `\ufeff${JSON.stringify(FAULTY)}`, ['HB-1001']],
    ['several with faults', { invoices: [FAULTY, { ...FAULTY, number: 7 }] }, ['HB-1001', 'invoices[1]']],
    ['one without a number', { ...FAULTY, number: undefined }, [null]],
    ['invoices that are none', { invoices: [null, EXAMPLE_INVOICE, 'x'] }, ['invoices[0]', 'invoices[2]']],
  ])('gives a script the number of %s', async (_, content, numbers) => {
    expect((await check(content)).list).toEqual(numbers.map((invoice) => expect.objectContaining({ invoice })));
  });

  it.each([
    ['no JSON', 'hello', /is not JSON/],
    ['no invoice', '{"invoices":[]}', /is empty/],
    ['a DOCTYPE', '<!DOCTYPE a><a/>', /document type/],
    ['a PDF without an invoice', '%PDF-1.7\n%%EOF', /without an invoice inside/],
    ['a large XML', `<a>${' '.repeat(100_000)}</a>`, /larger than 100000 bytes/],
  ])('cannot read %s', async (_, content, message) => {
    const { checked, unreadable, list } = await check(content);
    expect(list).toEqual([{ file: expect.stringMatching(/file\.json$/), error: expect.stringMatching(message) }]);
    expect(checked).toEqual([]);
    expect(unreadable?.message).toMatch(message);
  });

  it('does not let the content of a file drive the terminal', async () => {
    const { text } = await check({ ...EXAMPLE_INVOICE, ['\u001b[2J\u202ecolour']: 1 });
    expect(text).toContain('�[2J�colour');
    expect([text.includes('\u001b'), text.includes('\u202e')]).toEqual([false, false]);
  });
});
