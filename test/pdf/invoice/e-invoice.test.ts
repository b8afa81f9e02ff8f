import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { makeEInvoice, type RuleFault } from '../../../src/e-invoice/index.js';
import type { InvoiceEffects } from '../../../src/pdf/invoice/effects.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { ask, json } from '../../harness/service/ask.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { bearer } from '../../harness/service/tokens.js';

const fault = (rule: string, severity: RuleFault['severity'] = 'fatal', term = 'BT-1'): RuleFault => ({
  rule,
  severity,
  term,
  path: 'number',
  message: 'Something must be true.',
});

/** The real XML with these faults. */
const withFaults = (...faults: RuleFault[]): Pick<InvoiceEffects, 'makeEInvoice'> => ({
  makeEInvoice: (...made) => ({ ...makeEInvoice(...made), faults }),
});

const invoice = () => sampleInvoice('ST-2026-0001');
type Choice = Partial<Pick<ReturnType<typeof invoice>['organisation'], 'eInvoice' | 'eInvoiceFaults'>>;

/** A service whose invoice is of an organisation that chose this. */
function serviceOf(choice: Choice, options: FakeOptions = {}) {
  const own = invoice();
  return fakeService({ invoices: [{ ...own, organisation: { ...own.organisation, ...choice } }], ...options });
}

const FACTUR_X = { eInvoice: 'factur-x' } as const;

/** Asks for the PDF with these query parameters. */
const askFor = (service: ReturnType<typeof fakeService>, query: string) => ask(service.app, `${pdfPath('inv_1')}?${query}`);

describe('an e-invoice', () => {
  it('is not made unless somebody wants it', async () => {
    const makeIt: InvoiceEffects['makeEInvoice'] = () => {
      throw new Error('it is made');
    };
    const service = fakeService({ effects: { makeEInvoice: makeIt } });
    const { headers } = await ask(service.app).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual(['none', undefined]);
    expect(service.calls.finished[0]?.eInvoice).toBeNull();
    expect(service.calls.downloads[0]?.release).not.toHaveProperty('eInvoice');
    expect((await service.requestLine()).fields).not.toHaveProperty('e_invoice');
  });

  it.each([
    ['factur-x', 'factur-x', { fileName: 'factur-x.xml', conformanceLevel: 'EN 16931', version: '1.0' }],
    ['zugferd-xrechnung', 'xrechnung-cii', { fileName: 'xrechnung.xml', conformanceLevel: 'XRECHNUNG', version: '3.0' }],
  ] as const)('of the kind %s goes into the PDF, the header, the log and the audit entry', async (eInvoice, profile, file) => {
    const service = serviceOf({ eInvoice }, { effects: withFaults(fault('BR-W', 'warning'), fault('BR-I', 'information')) });
    const { headers } = await ask(service.app).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual([eInvoice, undefined]);
    const embedded = service.calls.finished[0]?.eInvoice;
    expect(embedded).toMatchObject({ ...file, relationship: 'Alternative' });
    expect(embedded?.bytes.toString()).toContain('ST-2026-0001');
    const sha256 = createHash('sha256')
      .update(embedded?.bytes ?? '')
      .digest('hex');
    expect(service.calls.downloads[0]?.release.eInvoice).toEqual({ profile, sha256, rules: [] });
    const { fields, level } = await service.requestLine();
    expect(fields).toMatchObject({ e_invoice: profile, e_invoice_result: 'embedded', e_invoice_warnings: 2 });
    expect(fields).not.toHaveProperty('e_invoice_faults');
    expect(fields['steps']).toHaveProperty('e-invoice');
    expect(level).toBe('info');
  });

  it('is what the request says before the customer, and the customer before the organisation', async () => {
    const own = invoice();
    const customer = { ...own.customer, eInvoice: 'zugferd-xrechnung' } as const;
    const service = fakeService({
      invoices: [{ ...own, customer, organisation: { ...own.organisation, ...FACTUR_X } }],
      effects: withFaults(),
    });
    expect((await askFor(service, '').expect(200)).headers['x-e-invoice']).toBe('zugferd-xrechnung');
    expect((await askFor(service, 'e_invoice=factur-x').expect(200)).headers['x-e-invoice']).toBe('factur-x');
    expect((await askFor(service, 'e_invoice=none').expect(200)).headers['x-e-invoice']).toBe('none');
  });

  it.each(['e_invoice=zugferd', 'e_invoice=', 'e_invoice_faults=drop', 'e_invoice=none&e_invoice=none'])(
    'is not asked for by %s',
    async (query) => {
      expect(json(await askFor(fakeService(), query).expect(400))).toMatchObject({ code: 'invalid_parameter' });
    },
  );
});

describe('an invoice that breaks rules of its e-invoice', () => {
  const broken = [fault('BR-2'), fault('BR-W', 'warning'), fault('BR-CO-15', 'fatal', 'BT-112')];

  it('is refused with all of them before anything is printed, and the log says so', async () => {
    const service = serviceOf(FACTUR_X, { effects: withFaults(...broken) });
    const body = json(await ask(service.app).expect(422));
    expect(body).toMatchObject({ code: 'e_invoice_invalid', faults: [broken[0], broken[2]] });
    expect(body).not.toHaveProperty('further_faults');
    expect(service.calls.order).toEqual(['find']);
    expect((await service.requestLine()).fields).toMatchObject({
      e_invoice: 'factur-x',
      e_invoice_result: 'refused',
      e_invoice_faults: ['BR-2 BT-1', 'BR-CO-15 BT-112'],
      e_invoice_warnings: 1,
    });
  });

  it('names at most a hundred, and how many more there are', async () => {
    const many = Array.from({ length: 103 }, (_, index) => fault(`BR-${index}`));
    const service = serviceOf(FACTUR_X, { effects: withFaults(...many) });
    const body = json(await ask(service.app).expect(422));
    expect(body['faults']).toHaveLength(100);
    expect(body['further_faults']).toBe(3);
  });

  it.each([
    ['of the organisation', { ...FACTUR_X, eInvoiceFaults: 'lenient' }, ''],
    ['of the request', FACTUR_X, 'e_invoice_faults=lenient'],
  ] as const)('is printed without XML by the choice %s, and header, log and audit entry say why', async (_, choice, query) => {
    const service = serviceOf(choice, { effects: withFaults(...broken, fault('BR-2')) });
    const { headers } = await askFor(service, query).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual(['none', 'BR-2 BT-1, BR-CO-15 BT-112']);
    expect(service.calls.finished[0]?.eInvoice).toBeNull();
    expect(service.calls.downloads[0]?.release.eInvoice).toEqual({
      profile: 'factur-x',
      sha256: null,
      rules: ['BR-2', 'BR-CO-15'],
    });
    const { fields, level } = await service.requestLine();
    expect(fields).toMatchObject({ e_invoice_result: 'dropped', e_invoice_faults: ['BR-2 BT-1', 'BR-CO-15 BT-112'] });
    expect(level).toBe('warn');
  });

  it('has a short header, however many rules it breaks', async () => {
    const many = Array.from({ length: 500 }, (_, index) => fault(`BR-${index}`, 'fatal', 'BT-131'));
    const service = serviceOf({ ...FACTUR_X, eInvoiceFaults: 'lenient' }, { effects: withFaults(...many) });
    const { headers } = await ask(service.app).expect(200);
    expect(headers['x-invoice-warnings']?.split(', ')).toHaveLength(20);
    expect(headers['x-invoice-warnings']).toMatch(/^[\x20-\x7e]{1,1000}$/);
    expect(service.calls.downloads[0]?.release.eInvoice?.rules).toHaveLength(100);
  });

  it('is not printed if its XML says another amount than the invoice: that is our fault', async () => {
    const makeOther: InvoiceEffects['makeEInvoice'] = (...asked) => {
      const made = makeEInvoice(...asked);
      return { ...made, terms: { ...made.terms, 'BG-22': { ...made.terms['BG-22'], 'BT-115': '1.00' } } };
    };
    const service = serviceOf({ ...FACTUR_X, eInvoiceFaults: 'lenient' }, { effects: { makeEInvoice: makeOther } });
    const response = await ask(service.app).expect(500);
    expect(json(response)).toMatchObject({ code: 'document_check_failed' });
    expect(service.calls.printed).toEqual([]);
    expect(service.calls.downloads).toEqual([]);
  });

  it('is not printed if the XML cannot be read back as it was meant: that is our fault', async () => {
    const error = Object.assign(new Error('differs'), { code: 'document_check_failed', isOurs: true });
    const service = serviceOf(
      { ...FACTUR_X, eInvoiceFaults: 'lenient' },
      {
        effects: {
          makeEInvoice: () => {
            throw error;
          },
        },
      },
    );
    expect(json(await ask(service.app).expect(500))).toMatchObject({ code: 'document_check_failed' });
    expect(service.calls.order).not.toContain('print');
  });
});

describe.each(['DRAFT', 'VOID'] as const)('an invoice with the status %s', (status) => {
  it.each([
    ['which breaks a rule of ours', {}, 'PRESS-01 BT-3'],
    ['even if it broke no rule', withFaults(), undefined],
  ])('can be seen, but its PDF never has XML, %s', async (_, effects, warnings) => {
    const own = invoice();
    const service = fakeService({
      invoices: [{ ...own, status, organisation: { ...own.organisation, ...FACTUR_X } }],
      effects,
    });
    const { headers } = await ask(service.app).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual(['none', warnings]);
    expect(service.calls.finished[0]?.eInvoice).toBeNull();
    const { fields, level } = await service.requestLine();
    expect([fields['e_invoice_result'], level]).toEqual(['preview', 'info']);
  });
});

describe('a PDF that does not claim PDF/A', () => {
  it.each(['none', 'pdfua'])('is refused with conformance=%s, before anything is printed', async (conformance) => {
    const service = serviceOf(FACTUR_X, { effects: withFaults() });
    const body = json(await askFor(service, `conformance=${conformance}`).expect(422));
    expect(body).toMatchObject({ code: 'e_invoice_invalid', faults: [{ rule: 'PRESS-PDF-1', path: 'conformance' }] });
    expect(service.calls.order).toEqual(['find']);
    const { headers } = await askFor(service, `conformance=${conformance}&e_invoice_faults=lenient`).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual(['none', 'PRESS-PDF-1 BG-0']);
  });

  const gated: FakeOptions['effects'] = {
    ...withFaults(),
    finish: (printed) =>
      Promise.resolve({
        bytes: 'bytes' in printed ? printed.bytes : Buffer.alloc(0),
        conformsTo: ['pdfua'],
        faults: [{ gate: 'limit', standards: ['pdfa'], message: 'a page is too large' }],
        hasEInvoice: false,
      }),
  };

  it('as a gate dropped the claim is refused with the gate', async () => {
    const service = serviceOf(FACTUR_X, { effects: gated });
    const body = json(await ask(service.app).expect(422));
    expect(body).toMatchObject({ code: 'document_not_conformant', faults: [{ gate: 'limit', message: 'a page is too large' }] });
    expect(service.calls.downloads).toEqual([]);
    expect((await service.requestLine()).fields).toMatchObject({
      e_invoice_result: 'refused',
      e_invoice_faults: ['PRESS-PDF-1 BG-0'],
    });
  });

  it('for the same reason is sent without XML to a lenient organisation', async () => {
    const service = serviceOf({ ...FACTUR_X, eInvoiceFaults: 'lenient' }, { effects: gated });
    const { headers } = await ask(service.app).expect(200);
    expect([headers['x-e-invoice'], headers['x-invoice-warnings']]).toEqual(['none', 'PRESS-PDF-1 BG-0']);
    expect(service.calls.downloads[0]?.release.eInvoice).toEqual({ profile: 'factur-x', sha256: null, rules: ['PRESS-PDF-1'] });
  });
});

describe('the files of supporting documents', () => {
  const withFile = (byteLength: number) => {
    const own = invoice();
    const file = { reference: 'S-1', description: null, url: null, fileName: 'sheet.csv', mediaType: 'text/csv', byteLength };
    return { ...own, supportingDocuments: [file], organisation: { ...own.organisation, ...FACTUR_X } };
  };

  it('are read for the XML, and for nothing else', async () => {
    let reads = 0;
    const findContents = () => {
      reads += 1;
      return Promise.resolve({ documents: [Buffer.from('a;b')] });
    };
    const service = fakeService({ invoices: [withFile(3)], effects: { findContents } });
    await ask(service.app).expect(200);
    expect(service.calls.finished[0]?.eInvoice?.bytes.toString()).toContain(Buffer.from('a;b').toString('base64'));
    await askFor(service, 'e_invoice=none').expect(200);
    expect(reads).toBe(1);
  });

  it('are not read if they are more than a PDF may embed', async () => {
    const findContents = () => Promise.reject(new Error('they are read'));
    const service = fakeService({ invoices: [withFile(2_000_000)], effects: { findContents } });
    const body = json(await ask(service.app).expect(422));
    expect(body).toMatchObject({ code: 'e_invoice_invalid', faults: [{ rule: 'PRESS-PDF-2', term: 'BG-24' }] });
    const { headers } = await askFor(service, 'e_invoice_faults=lenient').expect(200);
    expect(headers['x-invoice-warnings']).toBe('PRESS-PDF-2 BG-24');
  });
});

describe('an invoice that is sent', () => {
  const send = (service: ReturnType<typeof fakeService>, query: string, body: object = EXAMPLE_INVOICE) =>
    supertest(service.app).post(`/api/v1/invoices/pdf?${query}`).set('Authorization', bearer()).send(body);

  it('becomes an e-invoice too, with its files', async () => {
    const service = fakeService({ effects: { ...withFaults() } });
    const content = Buffer.from('a;b').toString('base64');
    const supportingDocuments = [{ reference: 'S-1', fileName: 'sheet.csv', mediaType: 'text/csv', content }];
    const { headers } = await send(service, 'e_invoice=factur-x', { ...EXAMPLE_INVOICE, supportingDocuments }).expect(200);
    expect(headers['x-e-invoice']).toBe('factur-x');
    expect(service.calls.finished[0]?.eInvoice?.bytes.toString()).toContain(content);
    expect(service.calls.rendered[0]?.release.eInvoice).toMatchObject({ profile: 'factur-x', rules: [] });
    expect((await send(service, '').expect(200)).headers['x-e-invoice']).toBe('none');
  });

  it('names its odd terms before the rules that it breaks', async () => {
    const service = fakeService({ effects: withFaults(fault('BR-2')) });
    const paymentMeans = [{ iban: 'GB00WEST12345698765432' }];
    const { headers } = await send(service, 'e_invoice=factur-x&e_invoice_faults=lenient', { ...EXAMPLE_INVOICE, paymentMeans });
    expect(headers['x-invoice-warnings']).toBe('BT-84, BR-2 BT-1');
  });
});
